"""Days, terms, money, imprecise dates, problems, the search for extremes: no law and no case."""
