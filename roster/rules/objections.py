"""What is wrong with how a station uses rules and packs, as faults with place and advice."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from roster.domain import Grade, Problem
from roster.errors import Fault, Source
from roster.rules.base import Rule
from roster.rules.fields import about
from roster.rules.packs import IN_FORCE, Figure, Pack
from roster.rules.values import key_written, nearest, said, written
from roster.words import Text, joined, same


def unknown_pack(name: str, grade: Grade, packs: Collection[str]) -> Fault:
    """Say that there is no such pack."""
    message = Text(f"没有名为「{name}」的规则包", f'there is no rule pack named "{name}"')
    return Fault(_packs(grade), message, nearest(name, sorted(packs)))


def not_for(pack: Pack, grade: Grade, packs: Mapping[str, Pack]) -> Fault:
    """Say that a pack describes the legal regime of others."""
    whom = joined((each.text for each in Grade if each in pack.grades), "、", " and ")
    fitting = sorted(name for name, each in packs.items() if grade in each.grades)
    return Fault(
        _packs(grade),
        Text(
            f"规则包 {pack.name} 是为{whom.zh}制定的，不用于{grade.text.zh}",
            f"the rule pack {pack.name} is made for the grade {whom.en}, not for {grade.text.en}",
        ),
        Text(f"{grade.text.zh}可用：{'、'.join(fitting)}。", f"For {grade.text.en}: {', '.join(fitting)}."),
    )


def unknown_contracts(problem: Problem) -> Iterator[Fault]:
    """Say of each person whose contract `station.toml` does not know."""
    known = list(problem.contracts)
    for person in problem.people.values():
        if person.contract and person.contract not in known:
            name, key = person.contract, key_written(person.contract)
            section = Text(
                f"在 station.toml 里写上 [contracts.{key}.规则名]。",
                f"Write [contracts.{key}.RULE] in station.toml.",
            )
            yield Fault(
                person.source.at("contract"),
                Text(f"没有名为「{name}」的用工约定", f'there is no contract named "{name}"'),
                nearest(name, known) + same(" ") + section if known else section,
            )


def clash(rule: Rule, grade: Grade, figures: tuple[Figure, Figure], problem: Problem | None) -> Fault:
    """Say that two packs ask different things of one person, neither the stricter."""
    one, other = sorted(figures, key=lambda figure: figure.pack)
    people = () if problem is None else problem.by_grade[grade]
    such = Text(f"，如{people[0].text.zh}", f", such as {people[0].text.en}") if people else same("")
    means = about(rule)[one.parameter].title
    return Fault(
        _packs(grade),
        Text(
            f"两个规则包对{grade.text.zh}互相矛盾{such.zh}：规则「{rule.title.zh}」的 {one.parameter}（{means.zh}），"
            f"{one.pack} 要求 {said(one.value).zh}，{other.pack} 要求 {said(other.value).zh}",
            f"two rule packs contradict each other for the grade {grade.text.en}{such.en}: "
            f"{one.parameter} of {rule.name} ({means.en}) is {said(one.value).en} in {one.pack} "
            f"and {said(other.value).en} in {other.pack}",
        ),
        Text(f"去掉 {one.pack} 或 {other.pack}。", f"Leave out {one.pack} or {other.pack}."),
    )


class Relaxed(NamedTuple):
    """A value that is looser than a pack's figure asks for one grade, and where the station sets it."""

    rule: Rule
    source: Source
    value: object
    figure: Figure
    grade: Grade


def unreasoned(found: Iterable[Relaxed]) -> Iterator[Fault]:
    """Say what is looser than packs ask without a reason; what one line relaxes for several grades is one fault."""
    ordered = sorted(found, key=lambda each: (each.rule.name, each.source))
    for (_, source), group in groupby(ordered, key=lambda each: (each.rule.name, each.source)):
        listed = list(group)
        off = source.column in (IN_FORCE, "grades")
        message, keep = _off(listed) if off else _looser(listed)
        advice = Text(
            f'{keep.zh}；确有依据的，加一行 reason = "……"。', f'Either {keep.en}, or add reason = "…".'
        )
        yield Fault(source, message, advice)


def _off(listed: Sequence[Relaxed]) -> tuple[Text, Text]:
    rule, asked = listed[0].rule, joined(map(_by, listed), "；", "; ")
    message = Text(
        f"「{rule.title.zh}」在这里停用了，而规则包要求执行：{asked.zh}",
        f"{rule.name} ({rule.title.en}) is off here, but rule packs ask for it: {asked.en}",
    )
    return message, Text("删去这一行", "leave this line out")


def _looser(listed: Sequence[Relaxed]) -> tuple[Text, Text]:
    value = said(listed[0].value)
    asked = joined((_by(each) + same(" ") + said(each.figure.value) for each in listed), "；", "; ")
    message = Text(
        f"{value.zh}比规则包的要求宽松：{asked.zh}", f"{value.en} is looser than rule packs ask: {asked.en}"
    )
    if len({each.figure.value for each in listed}) > 1:
        return message, Text("按要求改严", "keep to what they ask")
    figure = written(listed[0].figure.value)
    return message, Text(f"写 {figure} 或更严", f"write {figure} or stricter")


def _by(each: Relaxed) -> Text:
    """Name pack, law and grade: cn-labour（劳动法 第41条）对辅警."""
    pack, law, grade = each.figure.pack, each.figure.law.text, each.grade.text
    return Text(f"{pack}（{law.zh}）对{grade.zh}", f"{pack} ({law.en}) of the grade {grade.en}")


def not_in_force(rule: Rule, section: str = "rules") -> Fault:
    """Say that values are set for a rule that is not in force."""
    return Fault(
        Source(f"station.toml [{section}.{rule.name}]"),
        Text(
            f"规则「{rule.title.zh}」没有启用，这里设的值不起作用",
            f"{rule.name} ({rule.title.en}) is not in force, so what is set here has no effect",
        ),
        Text("加一行 in_force = true，或删去这一节。", "Add in_force = true, or leave this section out."),
    )


def out_of_range(rule: Rule, error: ValueError) -> Fault:
    """Say that values do not go together, each of which is sound by itself."""
    return Fault(
        Source(f"station.toml [rules.{rule.name}]"),
        Text("参数超出范围，或互不相容", "a parameter is out of its range, or they do not go together"),
        Text(f"请满足：{error}", f"Keep to: {error}"),
    )


def _packs(grade: Grade) -> Source:
    return Source("station.toml [packs]", None, grade.value)
