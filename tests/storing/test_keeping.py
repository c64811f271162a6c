"""A new roster keeps to what was published, and what it kept to travels with it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Leave, LeaveKind, Period, Problem, Roster
from roster.errors import UnusableCall, UnusableInput
from roster.loading import input_hash, load
from roster.rules import configured
from roster.storing import Stored, keep, read, read_for, write
from tests.stations import MONDAY
from tests.storing.folders import report, roster, station

TUESDAY = MONDAY + DAY


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Give the folder of a roster that people were told."""
    write(tmp_path / "told", station(), roster(), report())
    return tmp_path / "told"


def kept(told: Path, today: date, problem: Problem | None = None) -> Problem:
    return keep(problem or roster().problem, told, today).problem


def places(roster: Roster) -> list[tuple[str, date, str, str | None]]:
    return [(duty.person, duty.day, duty.shift, duty.post) for duty in roster.duties]


def written(folder: Path, problem: Problem) -> Stored:
    """Write the same duties as a roster that kept to them."""
    settled = {(d.person, d.day, d.shift): d for d in problem.settled}
    duties = tuple(settled.get((d.person, d.day, d.shift), d) for d in roster().duties)
    figures = report(input_hash=input_hash(problem), today=problem.today)
    return write(folder, station(), Roster(problem=problem, duties=duties), figures)


def test_what_was_published_is_known_with_the_day_of_the_change(told: Path) -> None:
    problem = kept(told, TUESDAY)

    assert problem.today == TUESDAY
    assert [(d.person, d.day, d.shift, d.post) for d in problem.published] == places(roster())


def test_what_was_published_for_days_before_is_settled(told: Path) -> None:
    monday = {(d.person, d.shift, d.post) for d in roster().duties if d.day == MONDAY}

    assert monday <= {(d.person, d.shift, d.post) for d in kept(told, TUESDAY).settled if d.day == MONDAY}
    assert kept(told, MONDAY).settled == roster().problem.settled


def test_who_is_on_leave_now_and_was_on_duty_before_contradicts_nothing(told: Path) -> None:
    late = next(duty for duty in roster().duties if duty.day == MONDAY)
    ill = Leave(person=late.person, first=MONDAY, last=MONDAY + 6 * DAY, kind=LeaveKind.SICK)
    problem = kept(told, TUESDAY, replace(roster().problem, leave=(*roster().problem.leave, ill)))
    settled = Roster(problem=problem, duties=problem.settled)

    rules = [rule for rule in configured(RULES, {}) if rule.name in {"leave", "fixed-duties"}]
    assert verify(settled, rules).violations == ()


def test_it_travels_with_the_roster_and_leaves_nothing_where_nothing_was_kept(
    told: Path, tmp_path: Path
) -> None:
    stored = written(tmp_path / "new", kept(told, TUESDAY))
    again = read(tmp_path / "new")

    assert again.roster == stored.roster
    assert again.report.today == TUESDAY
    assert again.roster.problem.published == stored.roster.problem.published
    assert not (told / "published.csv").exists()
    write(tmp_path / "new", station(), roster(), report())
    assert not (tmp_path / "new" / "published.csv").exists()


def test_the_same_is_written_byte_for_byte(told: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        written(tmp_path / name, kept(told, TUESDAY))
    one, other = (
        {p.name: p.read_bytes() for p in (tmp_path / n).iterdir() if p.is_file()} for n in ("one", "other")
    )
    assert one == other


def test_a_second_opinion_sees_what_was_published(told: Path, tmp_path: Path) -> None:
    written(tmp_path / "new", kept(told, TUESDAY))
    _, found = read_for(tmp_path / "new", lambda first, days: load(station(), first=first, days=days))

    rules = configured(RULES, {})
    assert found.problem.published
    assert verify(found, rules).objective == verify(read(tmp_path / "new").roster, rules).objective


def test_a_changed_list_of_what_was_published_is_noticed(told: Path, tmp_path: Path) -> None:
    written(tmp_path / "new", kept(told, TUESDAY))
    table = tmp_path / "new" / "published.csv"
    table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))

    with pytest.raises(UnusableInput):
        read(tmp_path / "new")


def test_of_other_days_the_common_ones_are_kept_and_that_is_said(told: Path) -> None:
    later = replace(roster().problem, period=Period(first=MONDAY + 5 * DAY, days=7))
    found = keep(later, told, TUESDAY)

    assert {duty.day for duty in found.problem.published} <= {MONDAY + 5 * DAY, MONDAY + 6 * DAY}
    (remark,) = found.remarks
    assert "时期不同" in remark.zh
    assert "different days" in remark.en


def test_a_roster_without_a_common_day_is_refused(told: Path) -> None:
    later = replace(roster().problem, period=Period(first=MONDAY + 7 * DAY, days=7))

    with pytest.raises(UnusableCall):
        keep(later, told, TUESDAY)


def test_who_has_left_since_is_left_out_and_named(told: Path) -> None:
    gone = roster().duties[0].person
    people = {id_: who for id_, who in roster().problem.people.items() if id_ != gone}
    found = keep(replace(roster().problem, people=people, fixed=()), told, TUESDAY)

    assert gone not in {duty.person for duty in found.problem.published}
    (remark,) = found.remarks
    assert gone in remark.zh


@pytest.mark.parametrize(
    "text", ["person,date\nA,2026-11-23\n", "person,date,shift,post\nA,someday,D,\n", ""]
)
def test_what_is_no_table_of_duties_is_refused(told: Path, text: str) -> None:
    (told / "duties.csv").write_text(text, encoding="utf-8")

    with pytest.raises(UnusableInput):
        kept(told, TUESDAY)


def test_a_published_roster_comes_with_the_problem_it_answers(told: Path) -> None:
    published = keep(roster().problem, told, TUESDAY).published

    assert published is not None
    assert published.roster == roster()


def test_one_that_was_changed_by_hand_is_kept_to_but_not_repaired(told: Path) -> None:
    duties = told / "duties.csv"
    lines = duties.read_text("utf-8").splitlines(keepends=True)
    duties.write_text("".join(lines[:-1]), "utf-8")
    found = keep(roster().problem, told, TUESDAY)

    assert found.published is None
    assert len(found.problem.published) == len(lines) - 2


def test_one_of_other_days_is_not_repaired(told: Path) -> None:
    shorter = replace(roster().problem, period=Period(first=MONDAY, days=3))

    assert keep(shorter, told, TUESDAY).published is None
