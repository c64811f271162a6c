"""One line that tells how long work is getting on, on stderr, and nothing of it afterwards."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock, Timer
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text as Styled

from roster.terminal.consoles import say
from roster.terminal.styles import figure, percent
from roster.words import Language, Text

PATIENCE = 1.0  # seconds of work that need no line
PAUSE = 5.0  # seconds at least between two lines where lines stay

_START = Text("准备", "preparing")


class Known(Protocol):
    """What is known while a roster is being found, in points; None where there is nothing yet."""

    @property
    def objective(self) -> int | None:
        """Give the price of the best roster so far."""

    @property
    def bound(self) -> int | None:
        """Give the proven bound."""


@dataclass(kw_only=True)
class _State:
    phase: Text
    best: int | None = None
    bound: int | None = None

    def line(self, seconds: float) -> Text:
        """Say what is known: phase, best price so far, bound, gap, seconds."""
        parts = [self.phase]
        if self.best is not None:
            parts.append(Text(f"最好 {figure(self.best)} 分", f"best {figure(self.best)}"))
        if self.bound is not None:
            parts.append(Text(f"下界 {figure(self.bound)} 分", f"bound {figure(self.bound)}"))
        if self.best is not None and self.bound is not None:
            gap = (self.best - self.bound) / self.best if self.best > self.bound else 0.0
            said = percent(gap) if gap else "0%"
            parts.append(Text(f"差距 {said}", f"gap {said}"))
        parts.append(Text(f"{seconds:.0f} 秒", f"{seconds:.0f} s"))
        return Text(" · ".join(p.zh for p in parts), " · ".join(p.en for p in parts))


class ProgressLine:
    """A live line on a terminal; elsewhere a plain line now and then; nothing for work below a second.

    ```python
    with session.progress() as progress:
        progress.phase(Text("求解", "solving"))
        solve(problem, watch=progress.watch)
    ```
    `phase` and `found` may be called from any thread, and as often as one likes.
    """

    def __init__(
        self,
        to: Console,
        language: Language,
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self._to, self._language, self._clock, self._patience = to, language, clock, patience
        self._state = _State(phase=_START)
        self._lock = RLock()  # Ctrl-C may tell of itself in the middle of a word
        self._began = self._told = clock()
        self._live: Live | None = None
        self._timer: Timer | None = None
        self._ended = False

    def __enter__(self) -> Self:
        self._began = self._told = self._clock()
        if self._to.is_terminal:
            self._timer = Timer(self._patience, self._appear)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._ended = True
        if self._timer is not None:
            self._timer.cancel()
        if self._live is not None:
            self._live.stop()

    def phase(self, text: Text) -> None:
        """Say what is being done now; what was found before is forgotten."""
        with self._lock:
            self._state = _State(phase=text)
        self._tell()

    def found(self, *, best: int | None = None, bound: int | None = None) -> None:
        """Say the price of the best roster so far and the proven bound, in points; None leaves one as it was."""
        with self._lock:
            known = self._state
            self._state = _State(
                phase=known.phase,
                best=known.best if best is None else best,
                bound=known.bound if bound is None else bound,
            )
        self._tell()

    def watch(self, known: Known) -> None:
        """Take what a solve tells of itself, as often as it likes."""
        self.found(best=known.objective, bound=known.bound)

    def _line(self) -> str:
        return self._state.line(self._clock() - self._began).to(self._language)

    def _appear(self) -> None:
        with self._lock:
            if self._ended:
                return
            spinner = Spinner("line", style="cyan")

            def drawn() -> Spinner:
                spinner.update(text=Styled(self._line(), no_wrap=True, overflow="ellipsis"))
                return spinner

            self._live = Live(
                console=self._to,
                get_renderable=drawn,
                transient=True,
                refresh_per_second=8,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()

    def _tell(self) -> None:
        """Write a line where no live one can be, unless the last is fresh."""
        now = self._clock()
        if self._to.is_terminal or now - self._began < self._patience or now - self._told < PAUSE:
            return
        self._told = now
        say(self._to, self._line())
