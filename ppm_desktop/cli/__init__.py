"""``ppm``: the same answers without a window. One file per command, each a thin layer over the engine."""
