"""The views of the place Risk: chances, tornado, months, regret, what to measure first, and the ranges that they rest on."""
