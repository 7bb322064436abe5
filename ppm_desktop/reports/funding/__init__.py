"""How metered calls are paid for, and advice on it: words, tables, figures, terminal, JSON."""
