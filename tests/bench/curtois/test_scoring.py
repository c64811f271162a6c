from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.curtois.mapping import mapped
from bench.curtois.reading import read_instance
from bench.curtois.scoring import Scored, scored
from constraints import RULES
from roster.checking import Verdict, verify
from roster.rules import open_book
from tests.bench.curtois.tiny import LEGAL, TWO_WEEKS, csv_of, roster_of, written

IDLE = "." * 14


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


def both(folder: Path, drawn: Mapping[str, str]) -> tuple[Scored, Verdict]:
    """Ask the scorer and the product's own checker about one roster."""
    path = written(folder, TWO_WEEKS)
    problem = mapped(read_instance(path))
    rules = open_book(RULES, {}, problem).rules
    return scored(path, csv_of(folder, drawn)), verify(roster_of(problem, drawn), rules)


def test_points_are_those_of_the_instance(folder: Path) -> None:
    found, verdict = both(folder, {"A": LEGAL, "B": "LL............"})

    wishes = 3 + 5 + 4  # A wished E on day 9 and no E on day 1, B no L on day 0
    held = Counter([*enumerate(LEGAL), (0, "L"), (1, "L")])
    beyond = [held[day, shift] - (day + 1) % 3 for day in range(14) for shift in "EL"]
    assert found == Scored(wishes + sum(100 * -b if b < 0 else b for b in beyond), ())
    assert (verdict.objective, verdict.violations) == (found.points, ())


@pytest.mark.parametrize(
    ("days", "rule", "told"),
    [
        ("EE...EE..LLL..", "most-shifts", "shift L 3 times"),
        ("EEE..EEE..LL..", "most-hours", "3840 minutes"),
        ("EEE...........", "least-hours", "1440 minutes"),
        ("....EEEE......", "duty-run", "4 days in a row"),
        ("EEE..E...LL...", "least-duty-run", "works only 1"),
        ("EEE..EE.EE....", "least-days-off", "off only 1"),
        ("EEE..EE....EE.", "most-weekends", "2 weekends"),
        ("EEE..EE..LE...", "forbidden-successions", "E on day 10 after L"),
        (".EEE..EE..LL..", "leave", "day off 3"),
    ],
)
def test_every_limit_broken_once_is_found_by_both(folder: Path, days: str, rule: str, told: str) -> None:
    found, verdict = both(folder, {"A": days, "B": IDLE})

    (broken,) = found.broken
    assert broken.startswith("A ")
    assert told in broken
    assert {(violation.rule, violation.person) for violation in verdict.violations} == {(rule, "A")}


def test_two_shifts_on_one_day_and_what_the_instance_does_not_know_are_found(folder: Path) -> None:
    path = written(folder, TWO_WEEKS)

    def told(*rows: str) -> tuple[str, ...]:
        return scored(path, csv_of(folder, {"A": LEGAL}, *rows)).broken

    assert told("B,1,E") == ()
    assert told("A,1,L") == ("A has two shifts on day 1", *told("A,1,L")[1:])
    assert [any("no such" in text for text in told(row)) for row in ("C,1,E", "B,1,X", "B,14,E")] == [
        True
    ] * 3


@pytest.mark.parametrize("days", ["EEE..EE..LL..E", "E..EE..LL..EEE", "EE..EE..LL...E"])
def test_what_touches_an_end_of_the_horizon_is_not_too_short(folder: Path, days: str) -> None:
    found, verdict = both(folder, {"A": days, "B": IDLE})
    assert not [text for text in found.broken if "only" in text]
    assert not {v.rule for v in verdict.violations} & {"least-duty-run", "least-days-off"}


@given(random=st.randoms(use_true_random=False))
def test_scorer_and_checker_agree_on_any_roster(folder: Path, random: Random) -> None:
    base = {"A": LEGAL, "B": "EEEEEEE......."}
    change = random.choice([0, 0.1, 0.1, 0.5])
    drawn = {
        who: "".join(random.choice("EL.") if random.random() < change else shift for shift in days)
        for who, days in base.items()
    }
    found, verdict = both(folder, drawn)

    assert verdict.objective == found.points
    assert bool(verdict.violations) == bool(found.broken)
