"""What a law is written against: law as data, steps, relations, schedule, ledger, results."""
