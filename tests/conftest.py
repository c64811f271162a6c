"""What holds for all tests.

GRIDROSTER_EXAMPLES=2000 lets every property be tried on so many examples, fresh ones at each run; without it
they are few and always the same.
"""

import os

from hypothesis import HealthCheck, settings

_MANY = int(os.environ.get("GRIDROSTER_EXAMPLES", "0"))

# a busy machine is no fault of the code: neither a deadline nor a complaint about slow examples
settings.register_profile(
    "patient",
    deadline=None,
    derandomize=not _MANY,
    max_examples=_MANY or 100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")
