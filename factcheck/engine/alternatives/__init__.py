"""What the stated figure would fit had the words meant something else: points for percent, the wrong base."""

from factcheck.engine.alternatives.other import meanings_of

__all__ = ["meanings_of"]
