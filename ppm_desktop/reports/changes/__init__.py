"""What differs between two saved projects: words, tables, terminal, JSON."""
