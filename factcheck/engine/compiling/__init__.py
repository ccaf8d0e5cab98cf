"""From a check as written to terms over variables: names, rules and units settled before any number is looked at."""
