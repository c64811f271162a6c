"""A roster's duties and open seats as tables."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO

import polars as pl

from roster.domain import Duty, Roster, Shortage

DUTY_COLUMNS = ("person", "date", "shift", "start", "end", "post", "duty_kind", "origin")
SHORTAGE_COLUMNS = ("date", "shift", "post", "grade", "skill", "below", "missing")


def duty_table(roster: Roster) -> pl.DataFrame:
    """Give the duties in time, as text; start and end are local and carry their offset."""
    station = roster.problem.station

    @cache
    def local(moment: datetime) -> str:
        return station.local(moment).isoformat()

    def cells(duty: Duty) -> Sequence[str]:
        times = (local(duty.start), local(duty.end))
        place = (duty.post or "", duty.kind.value, duty.origin.value)
        return (duty.person, duty.day.isoformat(), duty.shift, *times, *place)

    rows = [cells(duty) for duty in roster.duties]
    return pl.DataFrame(rows, schema=dict.fromkeys(DUTY_COLUMNS, pl.String), orient="row")


def shortage_table(shortages: Sequence[Shortage]) -> pl.DataFrame:
    """Give what is missing, in the order date, shift, post."""
    rows = [
        (s.day.isoformat(), s.shift, s.post, s.grade.value, s.skill, s.below, s.missing) for s in shortages
    ]
    schema = dict.fromkeys(SHORTAGE_COLUMNS, pl.String) | {"missing": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def as_csv(table: pl.DataFrame) -> bytes:
    """Give a table as UTF-8 CSV with a byte order mark, so that a spreadsheet reads Chinese."""
    return table.write_csv(include_bom=True).encode()


def as_parquet(table: pl.DataFrame) -> bytes:
    """Give a table as Parquet."""
    buffer = BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()
