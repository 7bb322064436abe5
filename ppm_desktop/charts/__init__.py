"""Figures that answer one question each, laid out from the tables; they know no window."""
