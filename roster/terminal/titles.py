"""What stands above a page: whose it is, and for which days."""

from roster.domain import Problem
from roster.words import Text, full_day


def title(problem: Problem) -> Text:
    """Name the station and its period."""
    first, last = full_day(problem.period.first), full_day(problem.period.last)
    return Text(
        f"{problem.station.name} {first.zh} 至 {last.zh}",
        f"{problem.station.name}, {first.en} to {last.en}",
    )
