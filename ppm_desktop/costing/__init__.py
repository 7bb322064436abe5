"""What a scenario costs: arrays over group x month x call type x destination, a ledger, and a comparison."""
