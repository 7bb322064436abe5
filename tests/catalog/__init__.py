"""Tests of the catalogue: the shipped data, and the refusal of wrong data."""
