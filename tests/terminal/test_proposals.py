"""What volunteers have yet to accept is marked wherever a roster is shown in the terminal."""

from dataclasses import replace
from io import StringIO

import pytest

from roster.domain import Grade, Origin, Roster
from roster.sheets.reading import Reading
from roster.terminal.consoles import console
from roster.terminal.days import render_day
from roster.terminal.pages import Page
from roster.terminal.persons import render_person
from roster.terminal.views import Part
from roster.terminal.weeks import render_weeks
from roster.words import Language
from tests.stations import MONDAY, needs, person, problem, roster

GIVEN = problem([person(1), person(1, Grade.VOLUNTEER)], [needs("G01", "D", 1, 0, 1)], days=2)
PROPOSED = roster(GIVEN, ("O001", 0, "D"), ("V001", 0, "D"))
ACCEPTED = replace(PROPOSED, duties=tuple(replace(duty, origin=Origin.FIXED) for duty in PROPOSED.duties))
MEANING = {Language.ZH: "? 待志愿者本人确认", Language.EN: "? the volunteer has yet to accept"}


def drawn(given: Roster, view: str, language: Language) -> str:
    stream, reading = StringIO(), Reading(given)
    page = Page(console(stream), language)
    if view == "weeks":
        render_weeks(reading, list(given.problem.people.values()), page)
    elif view == "person":
        render_person(reading, given.problem.people["V001"], page)
    else:
        posts = frozenset(given.problem.posts)
        render_day(Part(reading=reading, posts=posts, grades=tuple(Grade)), MONDAY, page)
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("view", "mark"), [("weeks", "D?"), ("person", "D? 早班"), ("day", "V001?")])
def test_a_proposal_is_marked_and_explained(view: str, mark: str, language: Language) -> None:
    text = drawn(PROPOSED, view, language)
    assert mark in text
    assert MEANING[language] in text


@pytest.mark.parametrize("view", ["weeks", "person", "day"])
def test_what_is_accepted_is_no_proposal(view: str) -> None:
    assert "?" not in drawn(ACCEPTED, view, Language.ZH)


def test_only_a_volunteers_duty_is_a_proposal() -> None:
    assert [PROPOSED.is_proposal(duty) for duty in PROPOSED.duties] == [False, True]
    assert not any(map(ACCEPTED.is_proposal, ACCEPTED.duties))
