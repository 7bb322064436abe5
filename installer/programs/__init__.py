"""Where the programs of the one-folder build begin: PyInstaller takes a file, not a function."""
