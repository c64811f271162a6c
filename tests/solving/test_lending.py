"""The master's program, held against trying every way to lend a few people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations, product
from random import Random

import pytest

from roster.solving.lending import Lending
from roster.solving.lending import lend as lend_on
from roster.solving.lending_runs import Ceiling, Group, Run, Seats

DAYS = (0, 1, 2, 3)
lend = partial(lend_on, days=len(DAYS))
Place = tuple[str, int] | None


def seat(place: str, day: int, price: int, kind: str = "officer", count: int = 1) -> Seats:
    return Seats(place=place, day=day, kind=kind, price=price, count=count)


def group(size: int = 1, longest: int = 4, fills: Sequence[str] = ("officer",), **prices: int) -> Group:
    return Group(size=size, longest=longest, days=DAYS, fills=frozenset(fills), prices=prices)


def test_the_dearest_seats_are_filled_and_the_prices_paid() -> None:
    seats = [seat("north", 0, 1000), seat("north", 1, 1000), seat("south", 0, 900), seat("south", 1, 900)]
    found = lend([group(north=100, south=100)], seats, [])
    assert found == Lending(runs=(Run(group=0, place="north", first=0, last=1),), saved=1800, bound=1800)


def test_a_seat_that_is_worth_less_than_the_way_stays_open() -> None:
    assert lend([group(north=500)], [seat("north", 0, 500)], []) == Lending(runs=(), saved=0, bound=0)


def test_a_day_without_a_seat_is_paid_where_the_run_is_worth_it() -> None:
    seats = [seat("north", 0, 1000), seat("north", 2, 1000)]
    assert lend([group(north=300)], seats, []).saved == 1100
    assert lend([group(north=800)], seats, []).saved == 200  # one of the two days


def test_nobody_is_lent_longer_than_may_be() -> None:
    seats = [seat("north", day, 1000) for day in DAYS]
    found = lend([group(size=2, longest=3, north=100)], seats, [])
    assert found.saved == 3600
    assert all(run.last - run.first < 3 for run in found.runs)
    assert Counter(day for run in found.runs for day in range(run.first, run.last + 1)) == dict.fromkeys(
        DAYS, 1
    )


def test_the_unit_keeps_its_own() -> None:
    seats = [seat("north", 0, 1000, count=5)]
    found = lend(
        [group(size=3, north=100), group(size=2, north=0)], seats, [Ceiling(groups=(0, 1), most=(2,) * 4)]
    )
    assert [run.group for run in found.runs] == [1, 1]


def test_a_seat_that_asks_for_a_skill_goes_to_who_holds_it() -> None:
    seats = [seat("north", 0, 1000, kind="officer/driver"), seat("north", 0, 800)]
    plain, driver = group(size=2, north=100), group(north=100, fills=("officer", "officer/driver"))
    assert lend([plain], seats, []).saved == 700
    assert lend([plain, driver], seats, []).saved == 1600


def _ways(someone: Group) -> Iterator[tuple[Place, ...]]:
    """Yield where one person of a group may be on every day, None for at home."""
    yield (None,) * len(DAYS)
    for place, first, last in product(someone.prices, DAYS, DAYS):
        run = range(first, last + 1)
        if run and len(run) <= someone.longest and set(run) <= set(someone.days):
            yield tuple((place, day) if day in run else None for day in DAYS)


def _worth(there: Sequence[frozenset[str]], seats: Sequence[Seats]) -> int:
    """Give the most that people at one place can fill of its seats."""
    singles = [one for each in seats for one in [each] * each.count][:4]
    people = [*there, *[frozenset[str]()] * len(singles)]
    return max(
        sum(s.price for s, fills in zip(singles, order, strict=False) if s.kind in fills)
        for order in permutations(people, len(singles))
    )


def _best(groups: Sequence[Group], seats: Sequence[Seats], ceilings: Sequence[Ceiling]) -> int:
    people = [(number, one) for number, one in enumerate(groups) for _ in range(one.size)]
    best = 0
    for ways in product(*(list(_ways(one)) for _, one in people)):
        saved = 0
        for day in DAYS:
            away = Counter(number for (number, _), way in zip(people, ways, strict=True) if way[day])
            if any(sum(away[number] for number in c.groups) > c.most[day] for c in ceilings):
                break
            for place in ("north", "south"):
                here = [one for (_, one), way in zip(people, ways, strict=True) if way[day] == (place, day)]
                open_here = [s for s in seats if (s.place, s.day) == (place, day)]
                saved += _worth([one.fills for one in here], open_here) - sum(o.prices[place] for o in here)
        else:
            best = max(best, saved)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_random_cities_are_lent_to_as_well_as_can_be(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a test's own dice
    groups = [
        replace(
            group(
                size=chance.randint(1, 2),
                longest=chance.randint(1, 4),
                fills=chance.choice([("officer",), ("officer", "officer/driver")]),
                north=chance.randint(0, 400),
                south=chance.randint(0, 400),
            ),
            days=tuple(sorted(chance.sample(DAYS, chance.randint(2, 4)))),
        )
        for _ in range(chance.randint(1, 2))
    ]
    seats = [
        seat(
            chance.choice(("north", "south")),
            chance.choice(DAYS),
            chance.randint(1, 9) * 100,
            chance.choice(("officer", "officer/driver")),
        )
        for _ in range(chance.randint(1, 6))
    ]
    ceilings = [Ceiling(groups=tuple(range(len(groups))), most=tuple(chance.randint(1, 3) for _ in DAYS))]
    found = lend(groups, seats, ceilings)
    assert found.saved == _best(groups, seats, ceilings)
    assert found.bound >= found.saved
    assert len(found.runs) <= sum(one.size for one in groups)
    for number, one in enumerate(groups):
        runs = [run for run in found.runs if run.group == number]
        assert len(runs) <= one.size
        assert all(run.last - run.first < one.longest for run in runs)
        assert all(set(range(run.first, run.last + 1)) <= set(one.days) for run in runs)
