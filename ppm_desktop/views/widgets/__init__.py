"""Parts that pages and the window are put together from."""
