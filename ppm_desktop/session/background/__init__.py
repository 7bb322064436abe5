"""Work beside the window: its threads and processes, who goes first, and the calculation that follows every edit."""
