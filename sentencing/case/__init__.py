"""The case: its records, where each fact comes from, what it leaves open, names for its facts."""
