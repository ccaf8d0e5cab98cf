"""Say what recomputing a check has found: one sentence a reader understands, then the steps."""

from factcheck.engine.explain.sentence import explain_check, sentence_of

__all__ = ["explain_check", "sentence_of"]
