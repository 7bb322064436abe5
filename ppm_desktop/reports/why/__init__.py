"""Why is a number what it is? A tree of formulas: every number above, what it is made of below, inputs and prices at the leaves.

``figures.Figure`` is the address of a number on a screen; ``answering.why`` grows its tree. Values are the engine's; ``Node.evaluate`` works
them out again from the leaves alone, and tests hold both against each other. Children are made when somebody unfolds them.
"""
