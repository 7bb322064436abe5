"""The import of calls: one window with the files, how far their reading is, what was recognised, and what is to be decided."""
