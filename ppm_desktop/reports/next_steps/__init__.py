"""What next: the steps to buy and switch on an option, and what a plan already knows of them."""
