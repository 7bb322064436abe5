"""The application and the disk image for macOS. Written from Apple's and PyInstaller's documentation; README.md says what was not run."""
