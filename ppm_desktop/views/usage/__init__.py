"""The parts of the place Usage."""
