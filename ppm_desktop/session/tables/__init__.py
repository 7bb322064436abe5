"""What tables show of the open document: one model for each, the columns they are made of, and the base that they share."""
