"""How costs answer to inputs, and what would turn the decision: words, tables, terminal, JSON."""
