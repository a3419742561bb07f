"""What a news library is made of: values, decisions about them, and ports. Standard library only."""
