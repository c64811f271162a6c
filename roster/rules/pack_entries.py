"""One table of a rule pack's file, read key by key; what is missing or not well written becomes a fault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from roster.errors import Fault, Source
from roster.rules.base import NOTHING
from roster.rules.values import nearest
from roster.words import Text


@dataclass(frozen=True)
class Entry:
    """One table of a pack's file, and where it stands."""

    values: Mapping[str, Any]
    place: str
    faults: list[Fault]

    def complain(self, key: str | None, message: Text, advice: Text) -> None:
        """Note a fault."""
        self.faults.append(Fault(Source(self.place, None, key), message, advice))

    def allow(self, known: Sequence[str]) -> None:
        """Note every key that is not known."""
        for key in self.values:
            if key not in known:
                message = Text(f"没有名为「{key}」的项", f'there is no key "{key}"')
                self.complain(key, message, nearest(key, known))

    def text(self, key: str) -> str:
        """Give a text that must be there; an empty one, and a fault, where it is not."""
        value = self.values.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.complain(key, LACKING, Text(f'写上 {key} = "…"', f'Write {key} = "…".'))
        return ""

    def words(self, key: str, usual: Text | None = None) -> Text:
        """Give a text in both languages, written { zh = "…", en = "…" }."""
        value = self.values.get(key)
        if value is None and usual is not None:
            return usual
        if isinstance(value, dict) and all(isinstance(value.get(tag), str) for tag in ("zh", "en")):
            return Text(value["zh"].strip(), value["en"].strip())
        form = f'{key} = {{ zh = "…", en = "…" }}'
        self.complain(key, LACKING, Text(f"写上 {form}", f"Write {form}."))
        return NOTHING

    def day(self, key: str, *, needed: bool) -> date | None:
        """Give a date, written without quotation marks."""
        value = self.values.get(key)
        if type(value) is date or (value is None and not needed):
            return value
        self.complain(key, LACKING, Text(f"写上 {key} = 1995-01-01", f"Write {key} = 1995-01-01."))
        return None

    def tables(self, key: str) -> Iterator[tuple[str, "Entry"]]:
        """Yield the tables under a key, by name or number."""
        held = self.values.get(key, {})
        named = (
            held.items() if isinstance(held, dict) else enumerate(held, 1) if isinstance(held, list) else ()
        )
        for name, values in named:
            place = f"{self.place} [{key} {name}]"
            yield str(name), Entry(values if isinstance(values, dict) else {}, place, self.faults)


LACKING = Text("缺少这一项，或写法不对", "this is missing or not well written")
