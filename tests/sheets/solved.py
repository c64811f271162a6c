"""Solved periods to print, made without a solver; all of it is invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from roster.domain import Duty, Grade, Post, PostKind, Problem, Roster
from roster.storing.report import Report, RulePrice, Status
from roster.storing.stored import Stored
from tests.stations import needs, person, problem


def solved(roster: Roster, **figures: object) -> Stored:
    """Store a roster, so to say, with plausible figures."""
    period = roster.problem.period
    report = Report(
        status=Status.OPTIMAL,
        objective=1200,
        bound=1200,
        gap=0.0,
        first=period.first,
        days=period.days,
        made_at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        seconds=1.5,
        seed=1,
        input_hash="5f1d8c0e9b7a4f62",
        duties_hash="3ac91d0e77b2f4a5",
        prices={"shortage": RulePrice(points=1200, places=3)},
        parameters={},
        versions={"gridroster": "0.1.0", "ortools": "9.15.6755"},
    )
    return Stored(folder=Path("OUT"), roster=roster, report=replace(report, **figures))  # type: ignore[arg-type]


def large(grids: int = 60, sectors: int = 4) -> Problem:
    """Give a station with 15 people a grid, sectors with a patrol each, a checkpoint and a desk."""
    people = [
        person(i, grade, home_grid=f"G{i % grids + 1:02}")
        for grade, each in ((Grade.OFFICER, 4), (Grade.AUXILIARY, 8), (Grade.VOLUNTEER, 3))
        for i in range(1, each * grids + 1)
    ]
    demands = [
        needs("grid", "D", officer=1, auxiliary=2, volunteer=0, volunteer_target=1),
        needs("grid", "E", officer=1, auxiliary=1),
        needs("grid", "N", auxiliary=1),
        needs("sector", "N", officer=2, auxiliary=1),
        needs("DESK", "S", officer=1),
        needs("checkpoint", "D", officer=1, auxiliary=2),
    ]
    posts = [
        *(
            Post(id=f"X{i}", name=f"第{i}片区巡逻", kind=PostKind.SECTOR, sector=str(i))
            for i in range(1, sectors + 1)
        ),
        Post(id="C1", name="东站卡点", kind=PostKind.CHECKPOINT, sector="1"),
        Post(id="DESK", name="网上巡查", kind=PostKind.DESK),
    ]
    made = problem(people, demands, grids=grids, posts=posts)
    areas = {
        g.id: replace(
            g, sector=str(i * sectors // grids + 1), community=f"示例社区{i // 3 + 1}", population=4000
        )
        for i, g in enumerate(made.grids.values())
    }
    places = {
        p.id: replace(p, sector=areas[p.id].sector) if p.id in areas else p for p in made.posts.values()
    }
    return replace(made, grids=areas, posts=places)


def filled(given: Problem) -> Roster:
    """Fill a roster as `greedy` does, quickly: teams first, at most one duty a day and five a week."""
    duties: list[Duty] = []
    load = dict.fromkeys(given.people, 0)
    for day in given.period.dates:
        free = {
            g: [p.id for p in given.by_grade[g] if load[p.id] < 5 and given.present(p, day)] for g in Grade
        }
        homes = {g: {p: given.people[p].home_grid for p in free[g]} for g in Grade}
        for need in (n for n in given.needs if n.day == day):
            for grade in Grade:
                chosen = _chosen(free[grade], homes[grade], load, need.post, need.target[grade])
                duties += [given.duty(p, day, need.shift, need.post) for p in chosen]
    return Roster(problem=given, duties=tuple(sorted(duties)))


def _chosen(
    free: list[str], homes: dict[str, str | None], load: dict[str, int], post: str, wanted: int
) -> Iterable[str]:
    team = [p for p in free if homes[p] == post]
    chosen = (team + [p for p in free if homes[p] != post])[:wanted]
    for p in chosen:
        free.remove(p)
        load[p] += 1
    return chosen
