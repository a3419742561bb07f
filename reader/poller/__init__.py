"""What comes in: feeds are asked when they are due, read in workers, and their articles' pages fetched once."""
