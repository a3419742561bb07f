"""The network: one question, one answer, each bounded in size and time. Only this room imports httpx."""
