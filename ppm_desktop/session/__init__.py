"""The open document and everything that Qt needs to show it, without widgets."""
