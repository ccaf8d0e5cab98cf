"""Say what recomputing a check has found: one sentence a reader understands, then the steps."""
