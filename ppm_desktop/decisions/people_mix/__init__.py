"""The best mix of real people: which product each organiser should have so that the tenant's total is least, from the calls of an export."""
