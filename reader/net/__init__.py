"""The network: one question, one answer, each bounded in size and time. Only `fetcher` imports httpx."""
