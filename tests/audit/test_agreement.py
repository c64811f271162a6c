"""The frames equal a plain recomputation, to the minute, over random rosters."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.audit import Audit, audit
from roster.audit.reckoning import CLASSES, OVERTIME
from roster.domain import DutyKind, Grade, HoursSystem, Leave, LeaveKind, Loan, Person, Roster
from tests import stations
from tests.audit.by_hand import Clerk
from tests.audit.rosters import drawn
from tests.audit.rosters import given as made

START = date(2026, 9, 14)  # a make-up Sunday, the Mid-Autumn and National Day holidays, a change of clocks
DAYS = st.integers(0, 45).map(lambda i: START + timedelta(days=i))
CELLS = ("", "", "D", "D", "T", "L", "E", "N", "S", "HE", "SN")  # what a person does on a day
FACTORS = st.sampled_from([Fraction(1), Fraction(1), Fraction(1, 2), Fraction(2, 3), Fraction(0)])


@st.composite
def people(draw: st.DrawFn) -> list[Person]:
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(Grade), st.sampled_from(HoursSystem)), min_size=1, max_size=4)
    )
    return [
        stations.person(
            i,
            grade,
            hours_system=system,
            joined=draw(st.sampled_from([None, None, START + timedelta(days=9)])),
            max_weekly_hours=draw(st.none() | st.integers(1, 60).map(lambda h: timedelta(hours=h))),
            home_unit=draw(st.sampled_from([None, None, "另所"])),
        )
        for i, (grade, system) in enumerate(chosen)
    ]


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    staff = draw(people())
    first, days = draw(DAYS), draw(st.integers(1, 21))
    spans = st.tuples(
        st.sampled_from([p.id for p in staff]), DAYS, st.integers(0, 9), st.sampled_from(LeaveKind)
    )
    leave = [
        Leave(person=who, first=day, last=day + timedelta(days=more), kind=kind)
        for who, day, more, kind in draw(st.lists(spans, max_size=4))
    ]
    loans = [
        Loan(person=p.id, first=first, last=first + timedelta(days=draw(st.integers(0, 9))), home_unit="另所")
        for p in staff
        if p.home_unit
    ]
    problem = made(staff, first, days, leave=tuple(leave), loans=tuple(loans))
    factors = dict.fromkeys(DutyKind, Fraction(1)) | {
        DutyKind.DESK: draw(FACTORS),
        DutyKind.PATROL: draw(FACTORS),
    }
    station = replace(
        problem.station,
        factors=factors,
        week_start=draw(st.sampled_from([0, 6])),
        timezone=ZoneInfo(draw(st.sampled_from(["Asia/Shanghai", "Europe/London"]))),
    )
    back = draw(st.sampled_from([0, 1, 8, 20]))
    dates = [first + timedelta(days=i) for i in range(-back, days)]
    rows = st.lists(st.sampled_from(CELLS), min_size=len(dates), max_size=len(dates))
    cells = [
        (p.id, day, shift)
        for p in staff
        for day, codes in zip(dates, draw(rows), strict=True)
        for shift in codes
    ]
    return drawn(replace(problem, station=station), *cells)


@settings(max_examples=60, deadline=None)
@given(rosters())
def test_every_minute_of_a_random_roster_is_where_a_clerk_puts_it(roster: Roster) -> None:
    found, clerk = audit(roster), Clerk(roster)
    for person in roster.problem.people.values():
        by_day = clerk.reckon(person)
        counted, real = clerk.worked(person)
        rows = found.days.filter(pl.col("person") == person.id).to_dicts()
        for row in rows:
            day = row["day"]
            assert (row["counted"], row["real"]) == (counted.get(day, 0), real.get(day, 0))
            assert {name: row[name] for name in CLASSES} == dict.fromkeys(CLASSES, 0) | by_day.get(day, {})
        assert {row["day"] for row in rows} >= set(counted) | set(real)
        _totals_agree(found, roster, person, by_day)


def _totals_agree(found: Audit, roster: Roster, person: Person, by_day: dict[date, dict[str, int]]) -> None:
    period, week_of = roster.problem.period, roster.problem.station.week_of
    row = found.people.row(by_predicate=pl.col("person") == person.id, named=True)
    for name in CLASSES:
        assert row[name] == sum(hours.get(name, 0) for day, hours in by_day.items() if day in period)
    touched = {week_of(day) for day in period.dates}
    weeks = found.weeks.filter(pl.col("person") == person.id).to_dicts()
    assert {week["first"] for week in weeks} == touched
    for week in weeks:
        days = [hours for day, hours in by_day.items() if week_of(day) == week["first"]]
        assert week["over"] == sum(hours.get(name, 0) for hours in days for name in OVERTIME)


@settings(max_examples=40, deadline=None)
@given(rosters())
def test_normal_hours_and_classes_always_add_up_to_the_planned_hours(roster: Roster) -> None:
    found = audit(roster)
    for frame in (found.days, found.people):
        volunteers = pl.col("grade") == Grade.VOLUNTEER.value
        planned = pl.when(volunteers).then(pl.col("real")).otherwise(pl.col("counted"))
        assert frame.filter(pl.sum_horizontal(CLASSES) != planned).is_empty()
        assert frame.filter(pl.min_horizontal(CLASSES) < 0).is_empty()


@settings(max_examples=40, deadline=None)
@given(rosters())
def test_the_period_the_night_before_it_and_the_night_after_it_make_up_the_duties(roster: Roster) -> None:
    row = audit(roster).people
    counted = sum((duty.counted for duty in roster.duties), timedelta())

    assert row["duties"].sum() == len(roster.duties)
    assert row["duty_counted"].sum() == counted // timedelta(minutes=1)
    assert (row["counted"] == row["duty_counted"] + row["carried_in"] - row["carried_out"]).all()


@settings(max_examples=30, deadline=None)
@given(rosters())
def test_every_used_figure_of_a_limit_is_what_a_clerk_adds_up(roster: Roster) -> None:
    found, clerk = audit(roster), Clerk(roster)
    for row in found.limits.to_dicts():
        person = roster.problem.people[row["person"]]
        counted, _ = clerk.worked(person)
        span = [row["first"] + timedelta(days=i) for i in range((row["last"] - row["first"]).days + 1)]
        if row["kind"] in {"daily_cap", "weekly_most"}:
            assert row["used"] == sum(counted.get(day, 0) for day in span)
        if row["kind"] == "monthly_overtime" and person.hours_system is HoursSystem.STANDARD:
            by_day = clerk.reckon(person)
            assert row["used"] == sum(by_day.get(day, {}).get(name, 0) for day in span for name in OVERTIME)
        if row["kind"] == "monthly_overtime" and person.hours_system is HoursSystem.AVERAGED:
            assert row["used"] == clerk.averaged_overtime(person, span)
        if row["kind"] == "average_week":
            assert row["used"] == clerk.average_week(person)
        assert row["remaining"] == row["limit"] - row["used"]
        assert (row["state"] == "over") == (row["used"] > row["limit"])
