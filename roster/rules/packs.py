"""Rule packs: figures of law, dated, for the grades of one legal regime.

A pack is a TOML file. It cites its acts once, under `[act.NAME]`; each `[[figure]]` names a rule, a parameter and its
value (or the rule alone, to put it in force), the act and article it rests on, and since when it holds. A figure that
was replaced stays, with `until`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roster.domain import Grade, Period
from roster.rules.base import NOTHING, Law
from roster.words import Text

IN_FORCE = "in_force"


class Sure(StrEnum):
    """How sure a figure is."""

    LAW = "law"  # read in the text that is cited
    CHECK = "check"  # remembered, from a weak source, or a custom: to be checked before anybody relies on it

    @property
    def text(self) -> Text:
        """Say how sure."""
        return Text("法条", "law") if self is Sure.LAW else Text("待核实", "to be checked")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a pack asks of one parameter: its value, by which article, on which days.

    It puts its rule in force for the grades that have the pack. `law.since` is the day from which it holds.
    """

    pack: str
    rule: str
    law: Law
    sure: Sure
    parameter: str = IN_FORCE
    value: object = True
    until: date | None = None
    note: Text = NOTHING

    def holds_in(self, period: Period) -> bool:
        """Tell whether the figure holds on some day of a period."""
        began = self.law.since is None or self.law.since <= period.last
        return began and (self.until is None or self.until >= period.first)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A named set of figures; `grades` are those whose legal regime it describes."""

    name: str
    title: Text
    grades: frozenset[Grade]
    note: Text
    figures: tuple[Figure, ...]


Packs = Mapping[str, Pack]
"""All packs there are, by name."""
