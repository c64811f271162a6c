"""A whole invented station, from its size and a seed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from roster.domain import Person, Problem, Station
from roster.domain.station import Period
from roster.inventing import days as of_days
from roster.inventing import demands, past, people, places
from roster.words import Language, Text

_NAME = Text("霁江派出所（虚构）", "Jijiang Police Station (invented)")
_LENDER = Text("示例市局机关（虚构）", "Example bureau headquarters (invented)")
_LENT = 50  # one officer in fifty comes from elsewhere
_LEAST_GRIDS_FOR_ZONES = 20
_WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What one invented station of many has of its own.

    `id` is told from the size and the seed where it is blank; `series` stands in the ids of its people;
    with `borrows` one officer in fifty comes from elsewhere; `zones` may be off in quiet parts of a city.
    """

    id: str = ""
    name: Text = _NAME
    series: str = ""
    borrows: bool = True
    zones: bool = True


def invent(  # noqa: PLR0913 - each says one thing that the caller chooses
    grids: int,
    seed: int,
    period: Period,
    language: Language,
    staffing: float,
    *,
    traits: Traits = Traits(),
) -> Problem:
    """Invent a station; every part has a random stream of its own, so that none disturbs another."""
    empty = _empty(grids, seed, period, language, traits)
    counts = people.headcount(empty, staffing)
    listed = people.people(
        counts, empty.grids, period.first, language, _stream(seed, "people"), series=traits.series
    )
    if traits.borrows:
        listed = _with_loans(listed, language)
    with_people = replace(empty, people=listed)
    return _with_past(_with_days(with_people, seed), seed)


def _stream(seed: int, part: str) -> Random:
    return Random(f"{seed} {part}")  # noqa: S311 - an invented station keeps no secret


def _empty(grids: int, seed: int, period: Period, language: Language, traits: Traits) -> Problem:
    areas = places.grids(grids, _stream(seed, "grids"), language)
    zones = traits.zones and grids >= _LEAST_GRIDS_FOR_ZONES
    spans = of_days.zones(areas, period.first, period.days, _stream(seed, "zones")) if zones else ()
    return Problem(
        station=Station(
            id=traits.id or f"example-{grids}-{seed}",
            name=traits.name.to(language),
            timezone=ZoneInfo("Asia/Shanghai"),
            language=language,
        ),
        period=period,
        people={},
        grids=areas,
        posts=places.posts(areas, language),
        shifts=places.shifts(language),
        demands=demands.demands(areas, language, with_zones=zones),
        zones=spans,
        postures=of_days.postures(period.first, period.days, language),
    )


def _with_loans(listed: dict[str, Person], language: Language) -> dict[str, Person]:
    """Let the last officers be people lent by another unit."""
    officers = [person for person in listed.values() if person.id.startswith("O")]
    lent = officers[len(officers) - len(officers) // _LENT :]
    unit = _LENDER.to(language)
    return listed | {p.id: replace(p, home_unit=unit, home_grid=None) for p in lent}


def _with_days(given: Problem, seed: int) -> Problem:
    listed, first, days = list(given.people.values()), given.period.first, given.period.days
    leave = of_days.leave(listed, first, days, _stream(seed, "leave"))
    dates = given.period.dates
    return replace(
        given,
        leave=leave,
        availability=tuple(of_days.availability(listed, _stream(seed, "availability"))),
        requests=of_days.requests(listed, dates, _stream(seed, "requests")),
        loans=of_days.loans(listed, first, days, _stream(seed, "loans")),
        fixed=of_days.fixed(listed, leave, dates, _stream(seed, "fixed")),
    )


def _with_past(given: Problem, seed: int) -> Problem:
    before = Period(first=given.period.first - _WEEK, days=7)
    week = replace(given, period=before)
    return replace(given, past=past.past(week, _stream(seed, "past")))
