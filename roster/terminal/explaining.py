"""`roster explain`, whatever is asked: what is solved, and what is shown of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from roster.domain import Person, Roster
from roster.errors import UnusableCall
from roster.explaining.alternatives import explain_shortages
from roster.explaining.case import Case
from roster.explaining.fair import fairness
from roster.explaining.fair_files import write_fairness
from roster.explaining.impossible import Impossible
from roster.explaining.mending import LawOf
from roster.explaining.questions import Answer, Questions
from roster.explaining.shadows import shadows
from roster.explaining.trials import Outcome, Trials
from roster.storing import Stored
from roster.terminal.answers import (
    condition_duty,
    condition_off,
    condition_without,
    render_answer,
)
from roster.terminal.explain_options import Asked
from roster.terminal.explained_json import answer_to_json, rule_costs_to_json, shortages_to_json
from roster.terminal.fairness import fairness_to_json, render_fairness, render_person_fairness
from roster.terminal.impossible import impossible_to_json, render_impossible
from roster.terminal.lacks import render_shortages
from roster.terminal.person_days import NamedDay
from roster.terminal.rule_costs import render_rule_costs
from roster.terminal.session import Session
from roster.terminal.views import Choice, View
from roster.words import Language, Text, same

Tell = Callable[[Text], None]


def tell_fair(session: Session, stored: Stored, asked: Asked, language: Language) -> None:
    """Show who carries how much, and write it where that is asked for."""
    found = fairness(stored.roster)
    person = Choice(stored.roster, View(person=asked.person)).person()
    made = write_fairness(found, stored, asked.to, language) if asked.to is not None else []
    session.emit(fairness_to_json(found, session.language) | {"files": [str(path) for path in made]})
    if session.json:
        return
    if person is not None:
        render_person_fairness(found, person, session.page)
    else:
        render_fairness(found, session.page)
    for path in made:
        session.say(same(path))


def impossible(session: Session, found: Impossible) -> int:
    """Show why there is no roster."""
    session.emit(impossible_to_json(found, session.language))
    if not session.json:
        render_impossible(found, session.page)
    return 1


@dataclass(frozen=True, kw_only=True)
class Explaining:
    """Answers what is asked of the best roster of a case; `tell` hears what is being solved."""

    case: Case
    before: Outcome
    trials: Trials
    tell: Tell
    law: LawOf

    def find(self, asked: Asked) -> Callable[[Session], int]:
        """Find the answer, and give what shows it and tells the exit code."""
        if asked.day is not None:
            return self._day(asked, asked.day)
        return self._rules() if asked.rules else self._short()

    def _short(self) -> Callable[[Session], int]:
        found = explain_shortages(self.case, self.before, self.trials, self.tell)

        def show(session: Session) -> int:
            session.emit(shortages_to_json(found, session.language))
            if not session.json:
                render_shortages(found, session.page, self.law)
            return 0

        return show

    def _rules(self) -> Callable[[Session], int]:
        found = shadows(self.case, self.before, self.trials, self.tell, self.law)

        def show(session: Session) -> int:
            session.emit(rule_costs_to_json(found, self.before, session.language))
            if not session.json:
                render_rule_costs(found, self.before, session.page)
            return 0

        return show

    def _day(self, asked: Asked, named: NamedDay) -> Callable[[Session], int]:
        person = _person(self.before.roster, named)
        answer, condition = self._answer(asked, named, person)

        def show(session: Session) -> int:
            session.emit(answer_to_json(answer, session.language))
            if not session.json:
                render_answer(answer, session.page, self.case, condition)
            return int(bool(answer.refused))

        return show

    def _answer(self, asked: Asked, named: NamedDay, person: Person) -> tuple[Answer, Text]:
        questions = Questions(self.case, self.before, self.trials, self.tell)
        if asked.duty is not None:
            _refuse_unknown_shift(self.case, named.shift)
            return questions.with_duty(person, named.day, named.shift), condition_duty(person, named.shift)
        if asked.off is not None:
            return questions.without(person, named.day, wholly=True), condition_off(person)
        return questions.without(person, named.day, wholly=False), condition_without(person)


def _person(roster: Roster, named: NamedDay) -> Person:
    """Give the person who is named; raises UnusableCall where there is none, or no such day."""
    choice = Choice(roster, View(person=named.person, day=named.day))
    choice.day()
    person = choice.person()
    if person is None:
        raise AssertionError("a person is always named")
    return person


def _refuse_unknown_shift(case: Case, shift: str) -> None:
    known: Sequence[str] = sorted(case.problem.shifts)
    if shift not in known:
        raise UnusableCall(
            Text(f"没有班次「{shift}」", f'there is no shift "{shift}"'),
            Text(f"可用：{'、'.join(known)}", f"use one of {', '.join(known)}"),
        )
