"""From a check as written to terms over variables: names, rules and units resolved before any number is looked at."""
