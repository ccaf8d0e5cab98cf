"""What the stated figure would fit had the words meant something else: points for percent, the wrong base."""

from factcheck.engine.alternatives.other import alternatives_of

__all__ = ["alternatives_of"]
