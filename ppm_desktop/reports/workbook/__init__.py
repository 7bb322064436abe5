"""A plan as an Excel workbook: every result a formula, every formula with the value that the engine has for it."""
