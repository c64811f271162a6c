import pytest

from roster.domain import Roster
from tests.constraints.drawing import drawn


@pytest.fixture
def week(request: pytest.FixtureRequest) -> Roster:
    """Give the roster that the test's docstring draws."""
    return drawn(request.function.__doc__)
