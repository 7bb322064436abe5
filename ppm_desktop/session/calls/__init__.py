"""Imported calls on their way into a plan."""
