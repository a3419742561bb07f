"""What people bring along from newsboat: its `urls`, its `config`; each line is translated or listed with a reason.

The formats are those of newsboat's manual (https://newsboat.org/releases/2.21/docs/newsboat.html).
"""
