"""The screens: where one reads, where one chooses a command, and the welcome of the first run."""
