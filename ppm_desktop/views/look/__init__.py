"""The look: tokens of a theme, and the palette, font and style sheet made of them."""
