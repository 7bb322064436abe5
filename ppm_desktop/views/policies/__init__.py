"""Parts of the place Policies."""
