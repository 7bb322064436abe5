"""Everything about one scenario as plain tables for other programs: documented columns, one file each, in English whatever the language."""
