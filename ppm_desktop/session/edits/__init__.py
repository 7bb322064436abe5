"""Edits that are more than a new value in one place: each returns another project, or makes it one step of Undo."""
