"""What the rules see coming is told, the nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from io import StringIO

from constraints.shortage import Shortage
from roster.domain import Roster
from roster.rules import Notice
from roster.terminal.consoles import console
from roster.terminal.notices import notices, render_notices, render_remarks
from roster.terminal.pages import Page
from roster.words import Language, Text
from tests.stations import MONDAY, needs, person, problem, roster


@dataclass(frozen=True, kw_only=True)
class Foreseeing(Shortage):
    """A rule that sees something coming for everybody, the last first."""

    def notices(self, roster: Roster) -> Iterator[Notice]:
        """See everybody's limit."""
        for number, who in enumerate(roster.of_person):
            day = MONDAY + timedelta(days=9 - number)
            yield Notice(
                rule=self.name, day=day, person=who, message=Text(f"{who} 快满了。", f"{who} is near.")
            )


GIVEN = problem([person(i) for i in range(1, 8)], [needs("G01", "D", officer=1)])
WEEK = roster(GIVEN, ("O001", 0, "D"))


def drawn(language: Language, given: Roster = WEEK) -> str:
    stream = StringIO()
    render_notices(notices(given, [Foreseeing()]), Page(console(stream), language))
    return stream.getvalue()


def test_the_nearest_stand_first_and_the_rest_is_counted() -> None:
    lines = drawn(Language.ZH).split("\n")

    assert lines[1] == "预警 7 项"
    assert lines[2] == "· O007 快满了。"
    assert lines[7] == "另有 2 项，--json 可列出全部。"
    assert "Seen coming: 7" in drawn(Language.EN)


def test_where_nothing_is_seen_nothing_is_said() -> None:
    nobody = replace(WEEK, about=frozenset())

    assert drawn(Language.ZH, nobody) == ""


def test_remarks_stand_apart() -> None:
    stream = StringIO()
    render_remarks([Text("两份排班的时期不同。", "Other days.")], Page(console(stream), Language.EN))

    assert stream.getvalue() == "\nOther days.\n"
