"""The parts that screens are made of; they are given what they show, and send messages of what a person does."""
