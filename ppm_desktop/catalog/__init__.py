"""The catalogue: licences, prices, rules and countries, read from ``resources/`` and from the user's own price books."""
