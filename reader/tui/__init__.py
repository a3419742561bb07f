"""The screen: lists, filters and shows what the library holds. The only importer of textual."""

import os

# Textual reads this when it is imported; with the 60 of its own, what a key asks for waits 16 ms after another repaint.
os.environ.setdefault("TEXTUAL_FPS", "120")
