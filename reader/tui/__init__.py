"""The screen: lists, filters and shows what the library holds. The only importer of textual."""
