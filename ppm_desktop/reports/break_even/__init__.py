"""Where two options cost the same, over one input and over two: words, tables, terminal, JSON."""
