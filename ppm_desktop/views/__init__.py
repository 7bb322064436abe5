"""The window: widgets that show a session and hand edits to it."""
