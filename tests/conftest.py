"""Settings that hold for every test."""

from hypothesis import settings

# A busy machine must not fail a test, so no example has a deadline.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")
