"""One station's work, done in a process of its own: load, solve, check, write; what became of it comes back.

Nothing a station does wrong is raised: it is named in the outcome, and the other stations go on.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

from roster import __version__
from roster.checking import verify
from roster.checking.trying import Change, Trials
from roster.city.ledger import note, recall, recall_solve
from roster.city.lent import Elsewhere, Lent, borrowing, ids_there, lending
from roster.city.outcome import Outcome, State, Used, failed
from roster.city.plain import to_plain
from roster.city.seats import open_seats
from roster.city.spare import spare_people
from roster.collecting import collecting_seldom
from roster.domain import Duty, Problem, Roster, Shift
from roster.errors import NotPossible, RosterError, UnusableInput
from roster.loading import load
from roster.rules import Rule, RuleBook
from roster.solving import Clock, Known, Limits, solve
from roster.storing import make_report, write
from roster.words import Text

Book = Callable[[Problem], RuleBook]
WRITING = Lock()
"""Held while a roster is written: a process that is to end waits for it."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A station to be rostered: where it lies, where its roster goes, and who comes and goes.

    `lends`: tell whom it could spare. `again`: do it even if it is known how it ends, for what is in OUT is another
    roster. `base` is the key of an outcome of the same station to begin from: only what loans change is solved again.
    `limits.seconds` is what is left of the whole run.
    """

    station: str
    name: str
    folder: Path
    out: Path
    first: date
    days: int
    limits: Limits
    lends: bool = False
    again: bool = False
    base: str = ""
    borrowed: tuple[Lent, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def place(self) -> Path:
        """Give the folder of the station's roster."""
        return self.out / "stations" / self.station

    def key(self) -> str:
        """Give a digest of all that the roster follows from; raises OSError where the folder cannot be read."""
        files = sorted(
            path for path in self.folder.iterdir() if path.is_file() and path.name[0] not in ".~#_"
        )
        said = {
            "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
            "period": [str(self.first), self.days],
            "limits": [self.limits.work, self.limits.gap, self.limits.seed],
            "lends": self.lends,
            "base": self.base,
            "borrowed": to_plain(self.borrowed),
            "elsewhere": to_plain(self.elsewhere),
            "version": __version__,
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@collecting_seldom()
def carry_out(task: Task, book: Book) -> Outcome:
    """Roster a station, unless that was done before from the same input in the same way."""
    try:
        key = task.key()
        known = None if task.again else recall(task.out, task.station, key)
        if known is not None:
            return known
        outcome, solve = _made(task, key, book)
        note(task.out, outcome, solve)
    except MemoryError:
        raise  # it is tried again, alone
    except Exception as error:  # noqa: BLE001 - what goes wrong at one station does not cost the others theirs
        return failed(task.station, *_said(error, task), advice=_advice(error, task))
    return outcome


def _said(error: Exception, task: Task) -> Iterator[Text]:
    if isinstance(error, UnusableInput):
        yield from (fault.source.text + Text("：", ": ") + fault.message for fault in error.faults)
    elif isinstance(error, RosterError):
        yield error.text
    elif isinstance(error, OSError):
        what = f"{error.filename or task.out}: {error.strerror}"  # what has no room to be written has no name
        yield Text(f"无法读写：{what}", f"cannot be read or written: {what}")
    else:
        what = f"{type(error).__name__}: {error}"
        yield Text(f"程序内部出错：{what}", f"an error of the program: {what}")


def _advice(error: Exception, task: Task) -> Text | None:
    if isinstance(error, UnusableInput):
        return Text(
            f"运行 roster check {task.folder} 查看全部。", f"See all of it with roster check {task.folder}."
        )
    if isinstance(error, NotPossible):
        what = f"roster explain {task.folder}"
        return Text(f"运行 {what} 查看矛盾和改法。", f"{what} tells what contradicts, and what mends it.")
    return error.advice if isinstance(error, RosterError) else None


def _made(task: Task, key: str, book: Book) -> tuple[Outcome, Known]:
    began = time.monotonic()
    given = load(task.folder, first=task.first, days=task.days)
    problem = lending(borrowing(given, task.borrowed), task.elsewhere)
    rules = book(problem)
    if faults := [fault for rule in rules.rules for fault in rule.faults(problem, rules.rules)]:
        raise UnusableInput(faults)
    clock = Clock(limits=task.limits)
    known = recall_solve(task.out, task.station, task.base) if task.base else Known()
    solved = solve(problem, rules.rules, clock, known=known)
    cut = not clock.left
    verdict = verify(solved.roster, rules.rules)
    report = make_report(solved, verdict, rules.rules, task.limits, rules.relaxed)
    with WRITING:
        stored = write(task.place, task.folder, solved.roster, report)
    seats = open_seats(solved.roster, rules.rules)
    spare = task.lends and not seats and not task.borrowed
    outcome = Outcome(
        station=task.station,
        key=key,
        base=task.base,
        state=State.OPTIMAL if verdict.objective == solved.bound else State.FEASIBLE,
        objective=verdict.objective,
        bound=solved.bound,
        seconds=round(time.monotonic() - began, 3),
        memory=_memory(),
        cut=cut,
        seats=seats,
        spare=spare_people(solved.roster, rules.rules) if spare else (),
        used=tuple(_used(task, ids_there(given, task.borrowed), solved.roster, rules.rules)),
        duties_hash=stored.report.duties_hash,
    )
    return outcome, solved.known


def _used(
    task: Task, ids: Mapping[tuple[str, str], str], roster: Roster, rules: Sequence[Rule]
) -> Iterator[Used]:
    """Yield what each of those borrowed did, and what the roster would cost without it, nothing else moved."""
    trials = Trials(roster, rules)
    for lent in task.borrowed:
        who = ids[lent.home, lent.id]
        duties = roster.of_person[who]
        saves = sum(trials.costs(Change(taken=duties)).values()) if duties else 0
        listed = tuple(_elsewhere(task, lent, roster.problem.shifts[duty.shift], duty) for duty in duties)
        yield Used(home=lent.home, person=lent.id, id=who, saves=saves, duties=listed)


def _elsewhere(task: Task, lent: Lent, shift: Shift, duty: Duty) -> Elsewhere:
    return Elsewhere(
        person=lent.id,
        day=duty.day,
        place=task.station,
        place_name=task.name,
        shift=shift.code,
        shift_name=shift.name,
        start=shift.start,
        end=shift.end,
        kind=duty.kind,
    )


def _memory() -> int:
    """Give the most memory this process has held, in MiB; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
