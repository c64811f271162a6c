"""The audit for machines: hours in whole minutes, dates as ISO 8601."""

from datetime import date

import polars as pl

from roster.audit.auditing import Audit
from roster.audit.notes import notes
from roster.domain import MINUTE
from roster.words import Language

_INTERNAL = ("regime", "belongs", "present", "near_from")


def to_json(audit: Audit) -> dict[str, object]:
    """Give the audit as values that `json` can write; every figure of time is in minutes."""
    period = audit.problem.period
    return {
        "station": audit.problem.station.id,
        "period": {"first": f"{period.first}", "last": f"{period.last}", "days": period.days},
        "known": {"first": f"{audit.known.first}", "last": f"{audit.known.last}"},
        "unit": "minutes",
        "daily_caps": {grade.value: cap // MINUTE for grade, cap in audit.caps.items()},
        "grades": _rows(audit.grades),
        "people": _rows(audit.people),
        "weeks": _rows(audit.weeks),
        "days": _rows(audit.days.filter(pl.col("real") + pl.col("counted") > 0)),
        "limits": _rows(audit.limits),
        "notes": [{language.value: note.to(language) for language in Language} for note in notes(audit)],
        "sources": [
            {
                "act": {language.value: figure.law.text.to(language) for language in Language},
                "says": {language.value: figure.says.to(language) for language in Language},
                "since": None if figure.law.since is None else f"{figure.law.since}",
                "address": figure.law.address,
                "sure": figure.sure.value,
            }
            for figure in audit.figures
        ],
    }


def _rows(frame: pl.DataFrame) -> list[dict[str, object]]:
    return [
        {name: f"{value}" if isinstance(value, date) else value for name, value in row.items()}
        for row in frame.drop(_INTERNAL, strict=False).iter_rows(named=True)
    ]
