"""A bill held against a price book, and the rates learned from it: words, tables, terminal, JSON."""
