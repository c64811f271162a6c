"""A whole run over a small city: every roster verified with its loans; taken up again, nothing is solved twice."""

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest

import roster.city.work
from constraints.packs import rule_book
from roster.checking import verify
from roster.city import City, load_city
from roster.city.crew import Crew, CrewGone
from roster.city.ledger import recall_solve
from roster.city.local import Processes
from roster.city.outcome import Outcome, State
from roster.city.result import Ended, Result, refuse_other, write_result
from roster.city.rounds import Exchange
from roster.city.run import Standing, Stop, solve_city
from roster.city.work import Book, Task, carry_out
from roster.domain import Roster
from roster.errors import UnusableCall
from roster.solving import Known, Limits
from roster.storing import read
from roster.words import Language
from tests.city.cities import city
from tests.city.crews import Inline
from tests.city.crews import task as blank
from tests.city.test_lent import elsewhere, lent
from tests.faults.calls import contents

LIMITS = Limits(seconds=300, work=2)


@cache
def short_city() -> Path:
    """Copy the small city, with most officers of its first station gone: it needs help."""
    folder = Path(copytree(city(Language.EN), Path(mkdtemp()) / "city"))
    people = folder / "stations" / "P001" / "people.csv"
    lines = people.read_text(encoding="utf-8-sig").splitlines()
    officers = [line for line in lines if ",officer," in line]
    gone = {line.split(",", 1)[0] for line in officers[: len(officers) // 2]}
    for table in people.parent.glob("*.csv"):
        kept = [
            line
            for line in table.read_text(encoding="utf-8-sig").splitlines()
            if not gone & set(line.split(",")[:2])
        ]
        table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def solved(out: Path, crew: Crew | None = None, **more: object) -> Result:
    given = load_city(short_city())
    facts = {"limits": LIMITS, "watch": lambda _: None, "stop": Stop(), **more}
    result = solve_city(given, out, crew or Inline(), **facts)  # type: ignore[arg-type]
    write_result(result)
    return result


@cache
def once() -> Path:
    """Solve the city, once."""
    out = Path(mkdtemp()) / "out"
    result = solved(out)
    assert result.whole
    assert any(result.rounds.loans)
    return out


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    return Path(copytree(once(), tmp_path / "out"))


@pytest.fixture(name="solves")
def _solves(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the stations whose roster is made from now on."""
    made: list[str] = []
    real = roster.city.work._made  # noqa: SLF001 - what is done is what is counted

    def counted(task: Task, key: str, book: Book) -> tuple[Outcome, Known | None]:
        made.append(task.station)
        return real(task, key, book)

    monkeypatch.setattr("roster.city.work._made", counted)
    return made


def told(out: Path) -> dict[str, dict[str, object]]:
    rows = json.loads((out / "city.json").read_text(encoding="utf-8"))["stations"]
    return {row["id"]: row for row in rows}


def loans(out: Path) -> list[dict[str, str]]:
    with (out / "loans.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rosters(out: Path) -> dict[str, Roster]:
    return {id_: read(out / "stations" / id_).roster for id_ in told(out)}


def test_every_roster_is_whole_and_keeps_every_rule_with_its_loans() -> None:
    for id_, found in rosters(once()).items():
        verdict = verify(found, rule_book(found.problem).rules)
        assert not verdict.violations
        assert verdict.objective == told(once())[id_]["objective"]


def test_whoever_is_lent_serves_there_on_the_days_said_and_nowhere_else() -> None:
    found = rosters(once())
    rows = loans(once())
    assert rows
    for row in rows:
        there = found[row["station"]]
        duties = there.of_person[row["person"]]
        assert duties
        assert all(row["from"] <= str(duty.day) <= row["to"] for duty in duties)
        assert there.problem.people[row["person"]].home_unit
        if row["home_unit"] in found:
            home = found[row["home_unit"]].of_person[row["person"].rpartition(".")[2]]
            elsewhere = {duty.day for duty in home if duty.post is None and "." in duty.shift}
            assert {duty.day for duty in duties} == elsewhere


def test_a_unit_keeps_its_minimum() -> None:
    given = load_city(short_city())
    for unit in given.units.values():
        for grade, least in unit.minimum.items():
            members = [one for one in given.members(unit.id) if one.grade is grade]
            for day in given.period.dates:
                away = [r for r in loans(once()) if r["home_unit"] == unit.id and r["grade"] == grade]
                gone = sum(row["from"] <= str(day) <= row["to"] for row in away)
                assert not gone or len(members) - gone >= least


def test_what_lending_saves_is_what_the_rosters_say() -> None:
    stations = told(once()).values()
    master = json.loads((once() / "city.json").read_text(encoding="utf-8"))["master"]
    saved = sum(int(str(row["before"])) - int(str(row["objective"])) for row in stations)
    assert master["saved"] == saved
    assert master["saved_at_least"] <= saved <= master["saved_at_most"]
    assert master["price"] <= saved
    assert sum(int(str(row["missing"])) for row in stations) < sum(
        int(str(row["missing_before"])) for row in stations
    )


def test_a_run_taken_up_again_solves_nothing_and_changes_nothing(out: Path, solves: list[str]) -> None:
    before = contents(out / "stations")
    assert solved(out).whole
    assert solves == []
    assert contents(out / "stations") == before


def test_a_station_whose_tables_changed_is_rostered_again(out: Path, solves: list[str]) -> None:
    leave = short_city() / "stations" / "P003" / "leave.csv"
    before = leave.read_bytes()
    person = next(iter(rosters(out)["P003"].problem.people))
    leave.write_bytes(before.rstrip() + f"\n{person},2027-01-01,2027-01-02,annual\n".encode())
    try:
        assert solved(out).whole
    finally:
        leave.write_bytes(before)
    assert set(solves) >= {"P003"}
    assert "P004" not in solves


def test_a_roster_that_was_tampered_with_is_made_again(out: Path, solves: list[str]) -> None:
    place = out / "stations" / "P002" / "duties.csv"
    good = place.read_bytes()
    place.write_bytes(good + b"\n")
    assert solved(out).whole
    assert solves == ["P002"]
    assert place.read_bytes() == good


def test_with_loans_too_it_is_made_again_as_it_was(out: Path, solves: list[str]) -> None:
    place = out / "stations" / "P001" / "duties.csv"
    good = place.read_bytes()
    place.write_bytes(good + b"\n")
    assert solved(out).whole
    assert solves == ["P001"]
    assert place.read_bytes() == good


def test_who_borrows_or_lends_begins_from_what_was_made_before(out: Path) -> None:
    result = solved(out)
    keys = {one.key for one in result.drafts.values()}
    for id_, exchange in result.rounds.made.items():
        now = result.rounds.now[id_]
        known = recall_solve(out, id_, now.key)
        assert known.parts
        if exchange == Exchange():
            assert (now.base, now.key) == ("", result.drafts[id_].key)
        else:
            assert now.base
            assert now.base in keys or recall_solve(out, id_, now.base).parts
            before = recall_solve(out, id_, now.base).parts
            assert known.parts.keys() & before.keys()  # a grade that nobody was lent of


def test_options_and_people_make_another_task_and_time_does_not() -> None:
    given = replace(blank("P001"), folder=short_city() / "stations" / "P001")
    assert given.key() == replace(given, limits=replace(given.limits, seconds=1.0)).key()
    others = [
        replace(given, limits=replace(given.limits, seed=2)),
        replace(given, limits=replace(given.limits, work=1.0)),
        replace(given, days=6),
        replace(given, base="of an outcome"),
        replace(given, borrowed=(lent(),)),
        replace(given, elsewhere=(elsewhere("O0010001", 1),)),
        replace(given, folder=short_city() / "stations" / "P002"),
    ]
    assert len({one.key() for one in (given, *others)}) == len(others) + 1


def test_processes_give_the_same_as_one_after_the_other(tmp_path: Path) -> None:
    crew = Processes(2, rule_book)
    try:
        assert solved(tmp_path / "out", crew).whole
    finally:
        crew.close()
    for id_ in told(once()):
        files = ("duties.csv", "shortages.csv", "input/people.csv", "input/loans.csv")
        for name in files:
            one, other = (folder / "stations" / id_ / name for folder in (once(), tmp_path / "out"))
            assert one.read_bytes() == other.read_bytes()
    assert loans(once()) == loans(tmp_path / "out")


def test_stopped_in_the_middle_it_keeps_what_is_done_and_names_the_rest(
    tmp_path: Path, solves: list[str]
) -> None:
    stop = Stop()

    def watch(standing: Standing) -> None:
        if standing.done == 2:
            stop.ask()

    result = solved(tmp_path / "out", stop=stop, watch=watch)
    assert (result.ended, result.whole) == (Ended.STOPPED, False)
    assert [s.now.state for s in result.stations].count(State.OPEN) == 2
    assert sorted(path.name for path in (tmp_path / "out" / "stations").iterdir()) == ["P001", "P002"]
    assert solved(tmp_path / "out").whole
    assert solves[:4] == ["P001", "P002", "P003", "P004"]
    for id_ in told(once()):
        name = f"stations/{id_}/duties.csv"
        assert (once() / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def test_without_time_all_stations_are_named(tmp_path: Path) -> None:
    result = solved(tmp_path / "out", limits=replace(LIMITS, seconds=0.0))
    assert not result.whole
    assert {station.now.state for station in result.stations} <= {State.OPEN, State.FAILED}
    assert all(station.now.reasons for station in result.stations)
    assert loans(tmp_path / "out") == []


def test_a_crew_that_goes_away_leaves_what_is_done(tmp_path: Path) -> None:
    def work(task: Task) -> Outcome:
        if task.station == "P003":
            raise CrewGone
        return carry_out(task, rule_book)

    result = solved(tmp_path / "out", Inline(work))
    assert result.ended is Ended.CREW_GONE
    assert [s.now.made for s in result.stations] == [True, True, False, False]


def test_a_station_that_cannot_be_loaded_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = Path(copytree(short_city(), tmp_path / "city"))
    listed = (folder / "stations.csv").read_text(encoding="utf-8-sig").splitlines()
    (folder / "stations.csv").write_text(
        "\n".join([listed[0], listed[2], listed[4]]) + "\n", encoding="utf-8"
    )
    people = folder / "stations" / "P002" / "people.csv"
    people.write_text(
        people.read_text(encoding="utf-8").replace(",officer,", ",general,", 1), encoding="utf-8"
    )
    given: City = load_city(folder)
    result = solve_city(given, tmp_path / "out", Inline(), limits=LIMITS, watch=lambda _: None, stop=Stop())
    states = {station.entry.id: station.now for station in result.stations}
    assert not result.whole
    assert [id_ for id_, now in states.items() if not now.made] == ["P002"]
    assert "people.csv" in states["P002"].reasons[0].en
    assert not (tmp_path / "out" / "stations" / "P002").exists()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UnusableCall):
        refuse_other(tmp_path)
    with pytest.raises(UnusableCall):
        refuse_other(tmp_path / "letter.txt")
    refuse_other(tmp_path / "new")
    refuse_other(once())
