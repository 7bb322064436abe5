"""The best mix: which product each organiser should have so that the total is least, from habits and their spread alone."""
