"""Reading the values of a folder's TOML file, key by key; each that cannot be used becomes a fault."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from roster.errors import Source
from roster.loading.cells import Unreadable
from roster.loading.decoding import decoded
from roster.loading.findings import Findings
from roster.loading.texts import listing, suggestion
from roster.words import Text

FILE = "station.toml"
_LINE = re.compile(r"\(at line (\d+)")
_V = TypeVar("_V")


def read_toml(path: Path, findings: Findings) -> Mapping[str, Any] | None:
    """Parse a TOML file that is there; None where it cannot be read, which then is a fault."""
    text = decoded(path.read_bytes(), path.name, findings)
    try:
        return None if text is None else tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        findings.add(
            Source(path.name, int(line[1]) if line else None),
            Text(f"不是有效的 TOML：{error}", f"this is not valid TOML: {error}"),
            Text(
                '文字加引号，日期不加：name = "某派出所"，from = 2026-11-23；每个 [节] 只写一次。',
                'Put text in quotation marks, dates without: name = "Daoli", from = 2026-11-23; '
                "write each [section] once.",
            ),
        )
        return None


@dataclass(frozen=True)
class Keys:
    """The keys of one TOML table and where it stands: the file itself or a `[section]` of it."""

    values: Mapping[str, Any]
    section: str
    findings: Findings
    file: str = FILE

    def place(self, key: str | None = None) -> Source:
        """Give the place of a key."""
        return Source(f"{self.file} [{self.section}]" if self.section else self.file, None, key)

    def get(self, key: str, read: Callable[[str], _V], default: _V) -> _V:
        """Read a key's value as a cell would be read; the default where it is missing or unreadable."""
        if key not in self.values:
            return default
        raw = self.values[key]
        try:
            return read(as_text(raw))
        except Unreadable as error:
            self.findings.add(self.place(key), error.message, error.advice)
            return default

    def need(self, key: str, read: Callable[[str], _V], default: _V) -> _V:
        """Read a key that must be there."""
        if key not in self.values:
            self.findings.add(
                self.place(key),
                Text(f"缺少 {key}", f"{key} is missing"),
                Text(f"在 {self.file} 里写上 {key} = …", f"Write {key} = … in {self.file}."),
            )
        return self.get(key, read, default)

    def listed(self, key: str, read: Callable[[str], _V]) -> list[_V]:
        """Read a key that holds a list."""
        raw = self.values.get(key, [])
        if not isinstance(raw, list):
            self.findings.add(
                self.place(key),
                Text("应当是列表", "a list is expected"),
                Text(f"写成 {key} = […]", f"Write {key} = […]."),
            )
            return []
        found: list[_V] = []
        for item in raw:
            try:
                found.append(read(as_text(item)))
            except Unreadable as error:
                self.findings.add(self.place(key), error.message, error.advice)
        return found

    def sub(self, key: str) -> "Keys":
        """Give a section of this table; an empty one where it is missing or no section."""
        raw = self.values.get(key, {})
        if not isinstance(raw, dict):
            self.findings.add(
                self.place(key),
                Text(f"{key} 应当是一节", f"{key} is expected to be a section"),
                Text(f"写成 [{key}]，下面每行一项。", f"Write [{key}], and below it one key a line."),
            )
            raw = {}
        return Keys(raw, f"{self.section}.{key}" if self.section else key, self.findings, self.file)

    def allow(self, *known: str) -> None:
        """Note every key that is not known."""
        for key in self.values:
            if key not in known:
                self.findings.add(
                    self.place(key),
                    Text(f"没有名为 {key} 的项", f"there is no key {key}"),
                    suggestion(key, known, listing(known, shown=len(known))),
                )


def as_text(value: object) -> str:
    """Give a TOML value as the text of a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    raise Unreadable(
        Text("这里应当是一个值", "a single value is expected here"),
        Text("写一个值，不要写列表或一节。", "Write one value, not a list or a section."),
    )
