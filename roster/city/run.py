"""A city's run from start to end: every station by itself, then loans, then all of it written down."""

import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from roster.city.city import City, StationEntry
from roster.city.crew import Crew, CrewGone, NoWorkers, work_through
from roster.city.ledger import alone, has_only_cut, is_stored, recall, recall_cut
from roster.city.outcome import Outcome, State
from roster.city.result import Ended, Result
from roster.city.rounds import Exchange, Rounds
from roster.city.work import Task
from roster.solving import Limits
from roster.words import Text

DRAFTING = Text("各所自排", "stations by themselves")
LENDING = Text("调配支援", "lending")


_LEFT = Text(
    "支援已撤回，但没有时间去掉支援重排",
    "its loans were taken back, and there was no time to roster it again without them",
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a run is: of `total` stations `done` are, the worst gap among them, seats open, seconds to come."""

    phase: Text
    done: int
    total: int
    gap: float
    missing: int
    left: float | None


Watch = Callable[[Standing], None]


@dataclass
class Stop:
    """Whether somebody asked the run to end: stations under way end, others do not begin."""

    asked: bool = False

    def ask(self) -> None:
        """Ask for the end."""
        self.asked = True


@dataclass
class _Run:
    city: City
    out: Path
    crew: Crew
    limits: Limits
    watch: Watch
    stop: Stop
    began: float = field(default_factory=time.monotonic)
    gone: Ended | None = None  # how the crew went away
    curtailed: bool = False  # something was left undone

    @property
    def left(self) -> float:
        return max(0.0, self.limits.seconds - (time.monotonic() - self.began))

    def may_begin(self) -> bool:
        """Tell whether what is to be done next may begin."""
        may = not (self.stop.asked or self.gone) and self.left > 0
        self.curtailed = self.curtailed or not may
        return may

    @property
    def ended(self) -> Ended:
        if self.gone is not None:
            return self.gone
        if not self.curtailed:
            return Ended.WHOLE
        if self.stop.asked:
            return Ended.STOPPED
        return Ended.OUT_OF_TIME

    def task(self, station: StationEntry, exchange: Exchange, *, base: str = "", again: bool = False) -> Task:
        """Give a station's task; paths are absolute, for whoever does it may work in another folder."""
        return Task(
            station=station.id,
            name=station.name,
            folder=station.folder.absolute(),
            out=self.out.absolute(),
            first=self.city.period.first,
            days=self.city.period.days,
            limits=self.limits,
            lends=station.lends and not exchange.lent and not exchange.elsewhere,
            again=again,
            base="" if exchange == Exchange() else base,
            borrowed=exchange.lent,
            elsewhere=exchange.elsewhere,
        )

    def do(self, tasks: Iterable[Task], phase: Text, known: Mapping[str, Outcome]) -> dict[str, Outcome]:
        """Do tasks, telling how far it is; whatever was not done when the run ended is left out."""
        listed, found, began = list(tasks), dict[str, Outcome](), time.monotonic()
        tell = _Teller(self.watch, phase, len(listed), began, dict(known))
        tell(found)
        try:
            for outcome in work_through(listed, self.crew, self.may_begin, self._prepared):
                found[outcome.station] = outcome
                tell(found)
        except CrewGone as error:
            self.gone = Ended.NO_WORKERS if isinstance(error, NoWorkers) else Ended.CREW_GONE
            found |= {task.station: one for task in listed if (one := _recalled(task, recall)) is not None}
        left = [task for task in listed if task.station not in found and not task.again]
        return found | {
            task.station: one for task in left if (one := _recalled(task, recall_cut)) is not None
        }

    def _prepared(self, task: Task) -> Task:
        return replace(task, limits=replace(task.limits, seconds=self.left))


def _recalled(task: Task, recall: Callable[[Path, str, str], Outcome | None]) -> Outcome | None:
    """Give what somebody of a crew that is gone made of a task and could not tell us, or an earlier run."""
    with suppress(OSError):
        return recall(task.out, task.station, task.key())
    return None


@dataclass
class _Teller:
    watch: Watch
    phase: Text
    total: int
    began: float
    known: dict[str, Outcome]

    def __call__(self, found: Mapping[str, Outcome]) -> None:
        now = [outcome for outcome in {**self.known, **found}.values() if outcome.made]
        done, spent = len(found), time.monotonic() - self.began
        self.watch(
            Standing(
                phase=self.phase,
                done=done,
                total=self.total,
                gap=max((outcome.gap for outcome in now), default=0.0),
                missing=sum(outcome.missing for outcome in now),
                left=spent / done * (self.total - done) if done else None,
            )
        )


def solve_city(  # noqa: PLR0913 - what a run is given
    city: City, out: Path, crew: Crew, *, limits: Limits, watch: Watch, stop: Stop
) -> Result:
    """Roster all stations of a city, lend people to where it saves most, and prove what it saves.

    Rosters go to OUT/stations/ID; those made before from the same are taken as they are. `limits.seconds` is for the
    whole run. Ends early when `stop` is asked or the crew goes away; what is finished then is kept. Raises UnusableCall
    where another run works in OUT.
    """
    run = _Run(city, out, crew, limits, watch, stop)
    with alone(out):
        try:
            sweep(out)
            return _rostered(run)
        except BaseException:
            crew.abandon()
            raise
        finally:
            sweep(out)


def _rostered(run: _Run) -> Result:
    stations = run.city.stations
    cut_last = sorted(stations.values(), key=lambda one: has_only_cut(run.out, one.id))
    drafts = run.do((run.task(one, Exchange()) for one in cut_last), DRAFTING, {})
    rounds = Rounds(run.city, {station: outcome for station, outcome in drafts.items() if outcome.made})

    def rostered(asked: Mapping[str, Exchange]) -> Mapping[str, Outcome]:
        tasks = [
            run.task(stations[one], exchange, base=rounds.now[one].key) for one, exchange in asked.items()
        ]
        return run.do(tasks, LENDING, rounds.now)

    rounds.run(rostered, run.may_begin)
    _put_back(run, rounds)
    return Result(
        city=run.city,
        out=run.out,
        drafts=drafts,
        rounds=rounds,
        ended=run.ended,
        seconds=time.monotonic() - run.began,
    )


def _put_back(run: _Run, rounds: Rounds) -> None:
    """Make anew what is not in OUT as it was last decided: whoever lost all its loans has its draft again."""
    lost = [one for one, outcome in sorted(rounds.now.items()) if not is_stored(run.out, outcome)]
    tasks = [
        run.task(run.city.stations[one], rounds.made[one], base=rounds.now[one].base, again=True)
        for one in lost
    ]
    found = run.do(tasks, LENDING, rounds.now) if tasks else {}
    for one in lost:
        made = one in found and found[one].made
        rounds.now[one] = found[one] if made else replace(rounds.now[one], state=State.OPEN, reasons=(_LEFT,))


def sweep(out: Path) -> None:
    """Remove what a process that died left half done beside the rosters."""
    for path in sorted((out / "stations").glob(".*")):
        shutil.rmtree(path, ignore_errors=True)
