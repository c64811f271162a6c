"""From sound rows to a `Problem`: sorted by what they say, so that the order of the input has no effect."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from roster.domain import Grid, Loan, Period, Person, Post, PostKind, Problem, Shift
from roster.loading.records import made
from roster.loading.references import Records
from roster.loading.station_file import StationFile
from roster.loading.tables import Table
from roster.loading.tables_duties import FIXED
from roster.loading.tables_people import AVAILABILITY, LEAVE, LOANS, PEOPLE, REQUESTS
from roster.loading.tables_places import DEMAND, GRIDS, POSTS, POSTURES_TABLE, SHIFTS, ZONES


def assembled(given: StationFile, period: Period, records: Records) -> Problem:
    """Put a problem together, its past duties and day classes still missing."""

    def rows(table: Table[Any]) -> list[Any]:
        return made(table, records.get(table.name, ()))

    grids = _by_id(rows(GRIDS))
    places = [_as_post(grid) for grid in grids.values()] + rows(POSTS)
    loans: list[Loan] = rows(LOANS)
    return Problem(
        station=given.station,
        period=period,
        people=_by_id(_with_home_units(rows(PEOPLE), loans)),
        grids=grids,
        posts=_by_id(places),
        shifts={shift.code: shift for shift in sorted(rows(SHIFTS), key=_code)},
        demands=_in_order(DEMAND, rows(DEMAND)),
        leave=_in_order(LEAVE, rows(LEAVE)),
        availability=_in_order(AVAILABILITY, rows(AVAILABILITY)),
        requests=_in_order(REQUESTS, rows(REQUESTS)),
        fixed=_in_order(FIXED, rows(FIXED)),
        zones=_in_order(ZONES, rows(ZONES)),
        loans=_in_order(LOANS, loans),
        postures=_in_order(POSTURES_TABLE, rows(POSTURES_TABLE)),
        overrides=given.overrides,
        contracts=given.contracts,
        packs=given.packs,
    )


def _as_post(grid: Grid) -> Post:
    return Post(
        id=grid.id,
        name=grid.name,
        kind=PostKind.GRID,
        sector=grid.sector,
        weight=grid.weight,
        source=grid.source,
    )


def _with_home_units(people: Iterable[Person], loans: Iterable[Loan]) -> list[Person]:
    """Take a person's home unit from the loans where the people's table does not say it."""
    units = {loan.person: loan.home_unit for loan in loans}
    return [
        replace(person, home_unit=units[person.id])
        if person.home_unit is None and person.id in units
        else person
        for person in people
    ]


def _code(shift: Shift) -> str:
    return shift.code


def _by_id(rows: Iterable[Any]) -> dict[str, Any]:
    return {row.id: row for row in sorted(rows, key=lambda row: row.id)}


def _in_order(table: Table[Any], rows: Iterable[Any]) -> tuple[Any, ...]:
    """Sort rows by what they say, so that the order of the input has no effect."""
    return tuple(sorted(rows, key=lambda row: tuple(table.written(row).values())))
