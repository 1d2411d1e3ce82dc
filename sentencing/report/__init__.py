"""Forms of a result: one module for each, over the one `Computation`."""
