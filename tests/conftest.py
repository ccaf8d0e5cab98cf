"""Settings that hold for every test."""

import os

from hypothesis import HealthCheck, settings

# An installed command has its byte code; without it every run that a test starts compiles the package again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

EXAMPLES = int(os.environ.get("FACTCHECK_PROPERTY_RUNS", "40"))
"""For each property that chooses no number of its own.  An edit is tried on few; at night there is time for many."""

# A busy machine must not fail a test, so no example has a deadline and slow generation is no failure.  The same
# examples every time, so that an edit is never blamed for an old fault; FACTCHECK_RANDOM=1 looks for new ones.
settings.register_profile(
    "factcheck",
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=not os.environ.get("FACTCHECK_RANDOM"),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("factcheck")
