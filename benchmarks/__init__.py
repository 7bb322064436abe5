"""What the speed claims of the README are measured with. Run by ``make bench``; prints ratios taken within one run."""
