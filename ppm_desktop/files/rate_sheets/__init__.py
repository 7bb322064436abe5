"""How does a customer's rate sheet become rates? Reading, guessing what each column means, checking row by row."""
