"""Proposals from outside (a language model, a person, another tool): read, validated, recomputed, decided.

A proposal only points: it names a rule and marks figures in quotes.  What the figures are and whether they agree is
read and computed here.  The stages, one module each: `record`, `validate`, `fit`, `decide`; `forms` is the table of
the rules that a proposal may name.
"""
