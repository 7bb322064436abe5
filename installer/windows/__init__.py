"""The installer and the portable folder for Windows, built on Windows or, from the published packages, on Linux."""
