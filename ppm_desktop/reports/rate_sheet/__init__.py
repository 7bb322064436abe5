"""What is said about a rate sheet: names of its parts, and sentences about what was not taken."""
