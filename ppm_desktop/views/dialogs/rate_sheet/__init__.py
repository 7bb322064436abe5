"""The import of a rate sheet: one window with what the file is, what comes of it, and what that changes."""
