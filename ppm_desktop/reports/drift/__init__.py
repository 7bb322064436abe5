"""What new prices would do to saved projects: words, terminal, JSON, workbook."""
