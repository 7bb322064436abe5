"""The views of the place Compare: charts with the tables behind them, and the options that are compared."""
