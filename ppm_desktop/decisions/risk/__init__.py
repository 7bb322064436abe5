"""Risk: what the options cost when inputs are unsure and calls come by chance. Seeded; the same draws for every option."""
