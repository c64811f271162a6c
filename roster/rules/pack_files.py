"""Reading rule packs (`roster/rules/packs.py`) out of TOML; every mistake is a fault with file, entry and key."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, get_type_hints

from roster.domain import Grade
from roster.errors import Fault, Source, UnusableInput
from roster.rules.base import NOTHING, Law, Rule
from roster.rules.fields import about
from roster.rules.pack_entries import LACKING, Entry
from roster.rules.packs import IN_FORCE, Figure, Pack, Packs, Sure
from roster.rules.values import Unreadable, grade_named, nearest, read_value
from roster.words import Text

_PACK = ("id", "title", "grades", "note", "act", "figure")
_ACT = ("zh", "en", "address")
_FIGURE = ("rule", "parameter", "value", "act", "article", "address", "from", "until", "sure", "note")


def read_packs(folder: Path, rules: Iterable[Rule]) -> Packs:
    """Read every pack of a folder, by name; values are read by the types of the rules' parameters.

    Raises UnusableInput with every fault found.
    """
    faults: list[Fault] = []
    known = {rule.name: rule for rule in rules}
    found = [_pack(path, known, faults) for path in sorted(folder.glob("*.toml"))]
    if faults:
        raise UnusableInput(faults)
    return {pack.name: pack for pack in found}


def _pack(path: Path, rules: Mapping[str, Rule], faults: list[Fault]) -> Pack:
    file = Entry(_parsed(path, faults), path.name, faults)
    if not file.values:
        return Pack(name=path.stem, title=NOTHING, grades=frozenset(), note=NOTHING, figures=())
    file.allow(_PACK)
    name = file.text("id")
    if name and name != path.stem:
        message = Text(f"id 与文件名不同：{name}", f"the id is not the file's name: {name}")
        file.complain("id", message, Text(f'写成 id = "{path.stem}"', f'Write id = "{path.stem}".'))
    acts = {key: _act(act) for key, act in file.tables("act")}
    read = [_figure(entry, path.stem, acts, rules) for _, entry in file.tables("figure")]
    figures = tuple(figure for figure in read if figure is not None)
    faults += _overlaps(file, figures)
    return Pack(
        name=path.stem,
        title=file.words("title"),
        grades=_grades(file),
        note=file.words("note", NOTHING),
        figures=figures,
    )


def _parsed(path: Path, faults: list[Fault]) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = Text(f"不是有效的 TOML：{error}", f"this is not valid TOML: {error}")
        advice = Text("按其他规则包的写法改正。", "Write it as the other packs are written.")
        faults.append(Fault(Source(path.name), message, advice))
        return {}


def _act(entry: Entry) -> Law:
    entry.allow(_ACT)
    address = entry.text("address") if "address" in entry.values else ""
    return Law(Text(entry.text("zh"), entry.text("en")), address=address)


def _grades(file: Entry) -> frozenset[Grade]:
    words = file.values.get("grades")
    found = [grade_named(word) for word in words if isinstance(word, str)] if isinstance(words, list) else []
    if not found or None in found:
        file.complain("grades", LACKING, Text('写成 grades = ["auxiliary"]', 'Write grades = ["auxiliary"].'))
    return frozenset(grade for grade in found if grade is not None)


def _figure(entry: Entry, pack: str, acts: Mapping[str, Law], rules: Mapping[str, Rule]) -> Figure | None:
    before = len(entry.faults)
    entry.allow(_FIGURE)
    rule = entry.text("rule")
    parameter = str(entry.values.get("parameter", IN_FORCE))
    value = _value(entry, rules, rule, parameter) if rule else None
    since, until = entry.day("from", needed=True), entry.day("until", needed=False)
    if since and until and until < since:
        message = Text(f"until 早于 from：{until}", f"until is before from: {until}")
        entry.complain("until", message, Text("改正日期。", "Mend the dates."))
    law = _law(entry, acts, since)
    sure = entry.values.get("sure")
    if sure not in list(Sure):
        entry.complain(
            "sure", LACKING, Text('写成 sure = "law" 或 "check"', 'Write sure = "law" or "check".')
        )
    note = entry.words("note", NOTHING)
    if len(entry.faults) > before:
        return None
    return Figure(
        pack=pack,
        rule=rule,
        parameter=parameter,
        value=value,
        law=law,
        until=until,
        sure=Sure(str(sure)),
        note=note,
    )


def _law(entry: Entry, acts: Mapping[str, Law], since: date | None) -> Law:
    name = entry.text("act")
    if name and name not in acts:
        entry.complain(
            "act", Text(f"没有列出「{name}」", f'no act "{name}" is listed'), nearest(name, list(acts))
        )
    cited = acts.get(name, Law(NOTHING))
    address = entry.text("address") if "address" in entry.values else cited.address
    return Law(cited.act, str(entry.values.get("article", "")), since, address)


def _value(entry: Entry, rules: Mapping[str, Rule], name: str, parameter: str) -> object:
    if name not in rules:
        message = Text(f"没有名为「{name}」的规则", f'there is no rule named "{name}"')
        entry.complain("rule", message, nearest(name, list(rules)))
        return None
    rule = rules[name]
    known = [each for each in about(rule) if each != "grades"]
    if parameter not in known:
        message = Text(f"没有名为「{parameter}」的参数", f'there is no parameter named "{parameter}"')
        entry.complain("parameter", message, nearest(parameter, known))
        return None
    if parameter == IN_FORCE:
        return entry.values.get("value", True)
    try:
        return read_value(
            entry.values.get("value"), get_type_hints(type(rule))[parameter], about(rule)[parameter]
        )
    except Unreadable as error:
        entry.complain("value", error.message, error.advice)
        return None


def _overlaps(file: Entry, figures: Sequence[Figure]) -> Iterator[Fault]:
    """Find figures of one parameter that differ and hold on the same day."""
    for one, other in combinations(figures, 2):
        same = (one.rule, one.parameter) == (other.rule, other.parameter) and one.value != other.value
        first = max(each.law.since or date.min for each in (one, other))
        if same and first <= min(each.until or date.max for each in (one, other)):
            yield Fault(
                Source(file.place, None, f"{one.rule} {one.parameter}"),
                Text(f"{first} 起有两个不同的值同时有效", f"two different values hold from {first}"),
                Text("给旧值写上 until。", "Give the old value its until."),
            )
