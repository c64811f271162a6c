"""A person's day, and a person's shift on a day, as a call names them: O0012:2026-11-28, O0012:2026-11-28:N."""

from dataclasses import dataclass
from datetime import date

from roster.terminal.kinds import Day, Kind, UnusableValue
from roster.words import Text


@dataclass(frozen=True)
class NamedDay:
    """A person, by id or name, a day, and a shift where one is named."""

    person: str
    day: date
    shift: str = ""


class PersonDay(Kind[NamedDay]):
    """A person and a date, apart by a colon."""

    placeholder = Text("人员:日期", "PERSON:DATE")
    _example = "O0012:2026-11-28"
    _parts = 2

    def read(self, typed: str) -> NamedDay:
        """Give the parts; raises UnusableValue where there are too few or the date is none."""
        parts = [part.strip() for part in typed.replace("：", ":").split(":")]
        if len(parts) != self._parts or not all(parts):
            raise UnusableValue(
                Text(
                    f"「{typed}」不行，请写成 {self._example}",
                    f'"{typed}" will not do; write {self._example}',
                )
            )
        return NamedDay(parts[0], Day().read(parts[1]), *parts[2:])


class PersonShift(PersonDay):
    """A person, a date and a shift's code, apart by colons."""

    placeholder = Text("人员:日期:班次", "PERSON:DATE:SHIFT")
    _example = "O0012:2026-11-28:N"
    _parts = 3
