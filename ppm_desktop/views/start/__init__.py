"""The parts of the place Start: the doors into the program, recent files, and the five questions."""
