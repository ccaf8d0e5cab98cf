"""So much for each: prices, means, areas, periods."""
