"""What leaves the engine: the rows every output shares, the sentences, and the terminal's text. No Qt."""
