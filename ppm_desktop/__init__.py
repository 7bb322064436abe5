"""Compares the ways of licensing Audio Conferencing in Microsoft Teams."""

import os as _os

# Before numpy is imported. Our matrices are small: threads that share one of them wait for each other longer than they work, on a busy
# machine a hundred times as long. Where there is much to do, as in a simulation, the program divides it among threads itself.
_os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
