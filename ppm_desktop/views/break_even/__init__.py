"""The parts of the place Break-even."""
