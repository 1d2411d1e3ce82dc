"""Scenarios: sets of values for names, and what is asked of them.

Every analysis here is `compute` over scenarios. `names` lists what could be otherwise, `what_if`
puts scenarios side by side and `attribution` splits a difference into its causes, `window` turns what
is not known into ranges, `sweep` and `solve` go over the values of a name, `reconcile` looks for what
would give an official date, and `compare` tells why two computations differ.
"""
