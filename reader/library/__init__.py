"""What a person does with a library: reading, marking, subscribing. Nothing here fetches."""
