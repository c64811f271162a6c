"""What is wrong with how a station uses rules and packs, as faults with place and advice."""

from collections.abc import Collection, Mapping

from roster.domain import Grade, Problem
from roster.errors import Fault, Source
from roster.rules.base import Rule
from roster.rules.fields import about
from roster.rules.packs import IN_FORCE, Figure, Pack
from roster.rules.values import nearest, said, written
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


def unreasoned(rule: Rule, source: Source, value: object, figure: Figure, grade: Grade) -> Fault:
    """Say that the station is looser than a pack and does not say why."""
    law = Text(
        f"规则包 {figure.pack}（{figure.law.text.zh}）", f"the rule pack {figure.pack} ({figure.law.text.en})"
    )
    if source.column in (IN_FORCE, "grades"):
        message = Text(
            f"{law.zh}要求对{grade.text.zh}执行「{rule.title.zh}」，这里却停用了",
            f"{law.en} asks for {rule.name} ({rule.title.en}) of the grade {grade.text.en}, which is off here",
        )
        keep = Text("删去这一行", "leave this line out")
    else:
        message = Text(
            f"{said(value).zh}松于{law.zh}对{grade.text.zh}的要求：{said(figure.value).zh}",
            f"{said(value).en} is looser than {law.en} asks of the grade {grade.text.en}: {said(figure.value).en}",
        )
        keep = Text(f"写 {written(figure.value)} 或更严", f"write {written(figure.value)} or stricter")
    return Fault(
        source,
        message,
        Text(f'{keep.zh}；确有依据的，加一行 reason = "……"。', f'Either {keep.en}, or add reason = "…".'),
    )


def not_in_force(rule: Rule) -> Fault:
    """Say that values are set for a rule that is not in force."""
    return Fault(
        Source(f"station.toml [rules.{rule.name}]"),
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
