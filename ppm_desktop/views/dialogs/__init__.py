"""Questions, lists and messages in front of the window; all opened without stopping it."""
