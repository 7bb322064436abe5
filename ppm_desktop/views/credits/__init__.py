"""The parts of the place Credits."""
