"""Articles as lines of styled cells for a screen, as plain text and as Markdown. Pure: no I/O, no terminal."""
