"""A simulation and what it teaches: words, tables of its charts, terminal, JSON."""
