"""Figures that answer one question each, drawn by matplotlib from the tables; they know no window."""
