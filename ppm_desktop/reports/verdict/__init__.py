"""The verdict: words, terminal, JSON."""
