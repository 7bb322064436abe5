"""Compares the ways of licensing Audio Conferencing in Microsoft Teams."""
