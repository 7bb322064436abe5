"""What the costs say about a choice: where two options cost the same."""
