"""Asking a language model for proposals, through any server that speaks the OpenAI protocol.

Nothing here runs unless the user names a model.  What comes back is untrusted text, which `draft.proposals` reads,
validates and recomputes like any other file of proposals.
"""
