"""What Linux wants: a Debian package, an archive to unpack, entries of the desktop, pages of the manual."""
