"""Project files: read, checked, migrated and written without ever harming what was there."""
