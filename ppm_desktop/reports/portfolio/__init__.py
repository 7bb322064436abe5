"""Many projects side by side: words, tables, totals, terminal, workbook."""
