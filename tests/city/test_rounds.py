"""Loans are proven: what does not pay is taken back, and homes that pay too much for it have their people back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time

from roster.city.city import City
from roster.city.lent import Elsewhere, Lent
from roster.city.outcome import Outcome, State, Used
from roster.city.rounds import Exchange, Rounds
from roster.domain import DAY, DutyKind
from tests.city.towns import days_of, open_on, outcome, reservist, spare, town

Tried = list[dict[str, Exchange]]
FOREVER: Callable[[], bool] = lambda: True  # noqa: E731 - a word for it


def used(lent: Lent, saves: int) -> Used:
    """Say that somebody was on duty on every day of their loan."""
    duties = tuple(
        Elsewhere(
            person=lent.id,
            day=lent.first + number * DAY,
            place=lent.station,
            place_name=lent.station,
            shift="D",
            shift_name="早班",
            start=time(8),
            end=time(16),
            kind=DutyKind.PATROL,
        )
        for number in range(lent.days)
    )
    return Used(home=lent.home, person=lent.id, id=lent.id, saves=saves, duties=duties)


class Pretended:
    """Rosters stations by arithmetic: each lent day saves `worth` points at P1, each duty elsewhere costs P2 `loss`."""

    def __init__(self, city: City, drafts: Sequence[Outcome], worth: int, loss: int = 0) -> None:
        self.rounds = Rounds(city, {one.station: one for one in drafts})
        self.worth, self.loss, self.tried = worth, loss, list[dict[str, Exchange]]()
        self.failing: set[str] = set()

    def __call__(self, asked: Mapping[str, Exchange]) -> Mapping[str, Outcome]:
        """Roster stations."""
        self.tried.append(dict(asked))
        return {station: self._made(station, exchange) for station, exchange in asked.items()}

    def _made(self, station: str, exchange: Exchange) -> Outcome:
        draft = self.rounds.drafts[station]
        if station in self.failing and exchange != Exchange():
            return replace(draft, state=State.FAILED)
        saved = sum(self.worth * lent.days for lent in exchange.lent)
        points = draft.objective - saved + self.loss * len(exchange.elsewhere)
        uses = tuple(used(lent, self.worth * lent.days) for lent in exchange.lent)
        return replace(
            draft, objective=points, bound=points, used=uses, seats=draft.seats if not exchange.lent else ()
        )

    def run(self, may_go_on: Callable[[], bool] = FOREVER) -> list[tuple[str, str, list[int]]]:
        """Run, and tell who is lent where and when."""
        self.rounds.run(self, may_go_on)
        return [(lent.id, lent.station, days_of(lent)) for lent, _ in self.rounds.loans]


def test_a_loan_that_pays_stays() -> None:
    given = Pretended(town([reservist(1)]), [outcome("P1", open_on(0, 1))], worth=1000)
    assert given.run() == [("J0001", "P1", [0, 1])]
    assert given.rounds.now["P1"].objective == 0
    assert given.rounds.first.saved == 1540


def test_a_loan_that_saves_less_than_it_costs_is_taken_back_and_not_tried_again() -> None:
    given = Pretended(town([reservist(1)]), [outcome("P1", open_on(0, 1))], worth=200)
    assert given.run() == []
    assert given.rounds.now["P1"].objective == 2000
    assert [tuple(tried) for tried in given.tried] == [("P1",), ("P1",)]  # with the loan, and without


def test_a_station_that_cannot_be_rostered_with_its_loans_keeps_what_it_had() -> None:
    given = Pretended(town([reservist(1)]), [outcome("P1", open_on(0))], worth=1000)
    given.failing = {"P1"}
    assert given.run() == []
    assert given.rounds.now["P1"].made


def test_a_home_is_rostered_with_what_its_people_do_elsewhere() -> None:
    drafts = [outcome("P1", open_on(1)), outcome("P2", spare=[spare(4, 1, 2)])]
    given = Pretended(town(), drafts, worth=1000, loss=5)
    assert given.run() == [("O004", "P1", [1])]
    assert [duty.code for duty in given.rounds.made["P2"].elsewhere] == ["P1.D"]
    assert given.rounds.now["P2"].objective == 5


def test_a_home_that_loses_more_than_is_saved_has_its_people_back() -> None:
    drafts = [outcome("P1", open_on(1)), outcome("P2", spare=[spare(4, 1, 2)])]
    given = Pretended(town(), drafts, worth=1000, loss=900)
    assert given.run() == []
    assert given.rounds.made == {"P1": Exchange(), "P2": Exchange()}
    assert [given.rounds.now[station].objective for station in ("P1", "P2")] == [1000, 0]


def test_nobody_borrows_and_lends() -> None:
    drafts = [outcome("P1", open_on(0)), outcome("P2", open_on(3), spare=[spare(4, 0)])]
    given = Pretended(town([reservist(1, "J2")]), drafts, worth=1000)
    for id_, station, _ in given.run():
        assert (id_, station) in {("J0001", "P2"), ("O004", "P1"), ("J0001", "P1")}
    for exchange in given.rounds.made.values():
        assert not (exchange.lent and exchange.elsewhere)


def test_a_run_that_may_not_go_on_lends_nothing_that_is_not_rostered() -> None:
    given = Pretended(town([reservist(1)]), [outcome("P1", open_on(0))], worth=1000)
    assert given.run(lambda: False) == []
    assert given.tried == []
