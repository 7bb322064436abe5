"""What levers save: words, tables, terminal, JSON."""
