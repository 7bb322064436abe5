"""The best mix, of groups and of real people: words, tables, terminal, JSON."""
