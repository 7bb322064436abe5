"""What the printed report says, as values: sections of blocks. No typesetting here."""
