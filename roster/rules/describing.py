"""Rules and their sources in words: for the terminal, and for the user guide, which are made of the same text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import get_type_hints

from roster.domain import Grade
from roster.rules.base import Law, Rule
from roster.rules.fields import About, Stricter, about
from roster.rules.packs import Figure, Sure
from roster.rules.values import said
from roster.words import Text, joined, same

_FORMS = {
    timedelta: Text('时长，写作 "10h"、"90min"、"2d"', 'a time, as "10h", "90min", "2d"'),
    int: Text("整数", "a whole number"),
    bool: Text("true 或 false", "true or false"),
    Fraction: Text('比例，写作 "30%"、"1/3"', 'a share, as "30%", "1/3"'),
    str: Text("文字", "a text"),
    tuple[str, ...]: Text("文字列表", "a list of texts"),
    frozenset[Grade]: Text("人员类别列表", "a list of grades"),
}
_STRICTER = {
    Stricter.MORE: Text("越大越严", "more is stricter"),
    Stricter.LESS: Text("越小越严", "less is stricter"),
}


_PLURALS = {
    Grade.OFFICER: Text("民警", "officers"),
    Grade.AUXILIARY: Text("辅警", "auxiliaries"),
    Grade.VOLUNTEER: Text("志愿者", "volunteers"),
}


@dataclass(frozen=True, kw_only=True)
class Described:
    """A parameter in words: what it means, how its values are written, which there are, which way is stricter."""

    name: str
    title: Text
    form: Text
    span: Text
    stricter: Text
    usual: object


def described(rule: Rule) -> Iterator[Described]:
    """Describe every parameter of a rule."""
    forms = get_type_hints(type(rule))
    for name, known in about(rule).items():
        yield Described(
            name=name,
            title=known.title,
            form=_FORMS[forms[name]],
            span=_span(known),
            stricter=_STRICTER[known.stricter] if known.stricter else same(""),
            usual=getattr(rule, name),
        )


def grades_said(grades: Iterable[Grade]) -> Text:
    """Name some grades: 民警、辅警; all of them: 全体人员."""
    listed = [grade for grade in Grade if grade in frozenset(grades)]
    if len(listed) == len(Grade):
        return Text("全体人员", "everybody")
    return joined((_PLURALS[grade] for grade in listed), "、", ", ")


def whom_said(grades: Iterable[Grade], contracts: Iterable[str] | None) -> Text:
    """Name some grades of some contracts (None: of all): 辅警（用工约定：半日制）, auxiliaries (contract half-time)."""
    grades_there = grades_said(grades)
    if contracts is None:
        return grades_there
    names = joined((_contract_said(name) for name in sorted(contracts)), "、", ", ")
    return Text(f"{grades_there.zh}（用工约定：{names.zh}）", f"{grades_there.en} (contract: {names.en})")


def _contract_said(name: str) -> Text:
    return same(name) if name else Text("未填写", "none given")


def cited(laws: Sequence[Law]) -> Text:
    """Cite laws, the articles of one act together, with the day since when: 劳动法 第36、41条（1995-01-01 起）."""
    acts: dict[tuple[Text, date | None], list[str]] = {}
    for law in laws:
        articles = acts.setdefault((law.act, law.since), [])
        articles += [article for article in law.article.split("、") if article and article not in articles]
    parts = (
        Law(act, "、".join(articles)).text + dates_said(since) for (act, since), articles in acts.items()
    )
    return joined(parts, "；", "; ")


def dates_said(since: date | None, until: date | None = None) -> Text:
    """Say since when, and until when: （1995-01-01 起）, （1988-09-01 至 2012-04-27）."""
    if since is None:
        return same("")
    if until is None:
        return Text(f"（{since} 起）", f" (since {since})")
    return Text(f"（{since} 至 {until}）", f" ({since} to {until})")


def figure_said(figure: Figure) -> Text:
    """Cite what one figure of a pack rests on, with its dates, the pack, and how sure it is."""
    return figure.law.text + dates_said(figure.law.since, figure.until) + _mark(figure.pack, figure.sure)


def figures_said(figures: Sequence[Figure]) -> Text:
    """Say by which laws packs ask for something: 劳动法 第36、41条（1995-01-01 起）〔cn-labour〕."""
    packs: dict[tuple[str, Sure], list[Law]] = {}
    for figure in figures:
        packs.setdefault((figure.pack, figure.sure), []).append(figure.law)
    return joined((cited(laws) + _mark(*pack) for pack, laws in packs.items()), "；", "; ")


def _mark(pack: str, sure: Sure) -> Text:
    """Name a pack, and say where a figure is to be checked yet."""
    if sure is Sure.CHECK:
        return Text(f"〔{pack}，{sure.text.zh}〕", f" [{pack}, {sure.text.en}]")
    return Text(f"〔{pack}〕", f" [{pack}]")


def _span(known: About) -> Text:
    least, most = (None if end is None else said(end) for end in (known.least, known.most))
    if least is not None and most is not None:
        return Text(f"{least.zh} 到 {most.zh}", f"{least.en} to {most.en}")
    if least is not None:
        return Text(f"不小于 {least.zh}", f"{least.en} or more")
    return Text(f"不大于 {most.zh}", f"{most.en} or less") if most is not None else same("")
