"""Imported calls and the plan made of them: words, tables, sentences, terminal, JSON."""
