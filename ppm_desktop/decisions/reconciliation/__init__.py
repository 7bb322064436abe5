"""Holds the charges of a bill against a price book, and learns rates from them."""
