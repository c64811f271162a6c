"""What can go wrong for a user, as values and as one small tree of exceptions.

```
RosterError            one text, an exit code
├── UnusableInput      exit 2: the input or the call cannot be used; carries every Fault found
├── NotPossible        exit 1: the settled duties contradict the rules
├── RulesBroken        exit 1: a roster breaks a rule or its figures are not what it says
└── Interrupted        exit 1: stopped before there was anything to keep
```

Anything else that is raised is a bug. `Program.run` is the only place that turns these into messages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from roster.words import Text


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a value was read: file (or sheet), row counted as a spreadsheet does, column by its header."""

    file: str
    row: int | None = None
    column: str | None = None

    def at(self, column: str) -> "Source":
        """Give the same row's place in another column."""
        return Source(self.file, self.row, column)

    @property
    def text(self) -> Text:
        """Name the place: people.csv 第 3 行「grade」列, people.csv, row 3, column "grade"; a setting is a key."""
        zh, en = self.file, self.file
        if self.row is not None:
            zh, en = f"{zh} 第 {self.row} 行", f"{en}, row {self.row}"
        if self.column is not None and ".toml" in self.file:
            zh, en = f"{zh} 的 {self.column}", f'{en}, key "{self.column}"'
        elif self.column is not None:
            zh, en = f"{zh}「{self.column}」列", f'{en}, column "{self.column}"'
        return Text(zh, en)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the input: where, what, and what to do about it."""

    source: Source
    message: Text
    advice: Text

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order faults by file, then row, then column."""
        return (self.source.file, self.source.row or 0, self.source.column or "", self.message.en)


class RosterError(Exception):
    """Anything a user can cause or must hear of."""

    exit_code: ClassVar[int] = 1

    def __init__(self, text: Text, advice: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.advice = advice


class UnusableInput(RosterError):  # noqa: N818 - reads as the finding it is
    """The input cannot be used; `faults` has every reason, sorted by place."""

    exit_code = 2

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda fault: fault.sort_key))
        count = len(self.faults)
        super().__init__(
            Text(f"输入有 {count} 处问题", f"the input has {count} fault{'s' if count > 1 else ''}")
        )


class UnusableCall(RosterError):  # noqa: N818
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class NotPossible(RosterError):  # noqa: N818
    """What is settled contradicts the rules."""


class RulesBroken(RosterError):  # noqa: N818
    """A roster breaks a rule, or its figures are not what it says."""


class Interrupted(RosterError):  # noqa: N818
    """Stopped before there was anything to keep."""
