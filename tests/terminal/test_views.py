"""The options of `roster show` make the view that is meant."""

import pytest

from roster.domain import Grade
from roster.terminal.program import Program
from roster.terminal.session import Session
from roster.terminal.views import View, view_options
from roster.words import Text, same
from tests.stations import MONDAY


def view_of(*args: str) -> View:
    seen: list[View] = []
    program = Program("roster", Text("排班。", "Rosters."), "0")

    @program.task("show", Text("看。", "Look."), *view_options(), example=same("roster show out"))
    def show(session: Session, **view: object) -> None:
        del session
        seen.append(View(**view))  # type: ignore[arg-type]

    assert program.run(["show", *args]) == 0
    return seen[0]


@pytest.mark.parametrize(
    ("args", "view"),
    [
        ([], View()),
        (["--grade", "辅警"], View(grade=Grade.AUXILIARY)),
        (["--place", "第1网格", "--all"], View(place="第1网格", everyone=True)),
        (["--person", "O001"], View(person="O001")),
        (["--day", "2026-11-23"], View(day=MONDAY)),
    ],
)
def test_each_option_sets_its_field(args: list[str], view: View) -> None:
    assert view_of(*args) == view
