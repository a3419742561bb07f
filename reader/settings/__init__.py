"""What a person may decide: settings, keys, DW's editions, and where files lie."""
