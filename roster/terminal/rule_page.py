"""One rule explained in a page: what it asks, why, its parameters, how to change it, and a roster that breaks it."""

from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from rich.cells import cell_len

from roster.domain import Grade, Roster
from roster.rules import HardRule, Law, Packs, Rule, RuleBook, SoftRule
from roster.rules.describing import Described, dates_said, described, figure_said, whom_said
from roster.rules.drawing import played
from roster.rules.packs import IN_FORCE, Figure
from roster.rules.values import said, written
from roster.terminal.pages import Page
from roster.terminal.rules import bound, relaxed_said, source_said, values_said
from roster.terminal.styles import FAINT, SHORT, UNSURE
from roster.terminal.wrapping import padded
from roster.words import Language, Text, same, weekday

_HARD = Text("硬规则，不可违反", "a hard rule, never broken")
_SHOWN = 3  # of the findings in an example
_SOFT = Text("软规则，违反时计分", "a soft rule, bent at a price")


def render_rule(rule: Rule, book: RuleBook | None, packs: Packs, page: Page) -> None:
    """Write the page of a rule; `book` is that of the station, if one is asked about, else `packs` are told of."""
    kind = _HARD if isinstance(rule, HardRule) else _SOFT
    page.heading(same(f"{rule.name}  ") + rule.title + Text(f"（{kind.zh}）", f" ({kind.en})"))
    page.item(rule.summary, hang=0)
    page.heading(Text("依据", "Why"))
    _law(rule.law, page)
    told = packs.values() if book is None else dict.fromkeys(chain.from_iterable(book.packs.values()))
    figures = [figure for pack in told for figure in pack.figures if figure.rule == rule.name]
    for figure in figures:
        _figure(rule, figure, page)
    page.heading(Text("参数", "Parameters"))
    for parameter in described(rule):
        _parameter(parameter, page)
    if book is not None:
        page.heading(Text("本所", "At this station"))
        _here(rule, book, page)
    page.heading(Text("怎样修改：写在 station.toml 里", "To change it, write in station.toml"))
    for line in (*_snippet(rule), *([_REASON] if figures else [])):
        page.say(same("  ") + line)
    page.heading(
        Text("违反的例子", "An example") if isinstance(rule, HardRule) else Text("计分的例子", "An example")
    )
    _example(rule, page)


def _law(law: Law, page: Page) -> None:
    page.item(law.text + dates_said(law.since))
    if law.address:
        page.item(same(law.address), FAINT, hang=0)


def _figure(rule: Rule, figure: Figure, page: Page) -> None:
    """Write what a pack asks, with article, dates, how sure, and where to read it."""
    means = {each.name: each.title for each in described(rule)}
    asked = (
        same("") if figure.parameter == IN_FORCE else means[figure.parameter] + same(" ") + said(figure.value)
    )
    page.item(figure_said(figure) + (Text("：", ": ") + asked if asked.zh else asked))
    for more in (figure.note, same(figure.law.address if figure.law.address != rule.law.address else "")):
        if more.zh:
            page.item(more, FAINT, indent=4, hang=0)


def _parameter(parameter: Described, page: Page) -> None:
    facts = [parameter.form, parameter.span, parameter.stricter]
    usual = Text(f"默认 {written(parameter.usual)}", f"default {written(parameter.usual)}")
    told = [fact for fact in (*facts, usual) if fact.zh]
    page.item(same(f"{parameter.name}  ") + parameter.title)
    page.item(Text("；".join(t.zh for t in told), "; ".join(t.en for t in told)), FAINT, indent=4)


def _here(rule: Rule, book: RuleBook, page: Page) -> None:
    for group in bound(book, rule):
        values = values_said(rule, group.values)
        state = Text("启用", "in force") if group.in_force else Text("未启用", "not in force")
        shown = state + (Text("；", "; ") + values if group.in_force and values.zh else same(""))
        page.item(whom_said(group.grades, group.contracts) + Text("：", ": ") + shown)
        page.item(source_said(rule, group), FAINT, indent=4)
        for setting in group.settings:
            if setting.relaxed:
                page.item(relaxed_said(rule, setting), UNSURE, indent=4)


def _snippet(rule: Rule) -> Iterator[Text]:
    """Give lines of station.toml that set the rule's parameters: for all whom it binds, and for one grade alone."""
    listed = [each for each in described(rule) if each.name not in (IN_FORCE, "grades")]
    grade = next(grade for grade in Grade if grade in rule.grades)
    yield same(f"[rules.{rule.name}]")
    if not rule.in_force or not listed:
        yield same(f"{IN_FORCE} = {'true' if not rule.in_force else 'false'}")
    for each in listed:
        yield same(f"{each.name} = {written(each.usual)}")
    if listed:
        yield same("")
        alone = Text(f"只对{grade.text.zh}", f"for the grade {grade.text.en} alone")
        yield same(f"[rules.{rule.name}.{grade}]") + Text(f"  # {alone.zh}", f"  # {alone.en}")
        yield same(f"{listed[0].name} = {written(listed[0].usual)}")


_REASON = Text(
    'reason = "……"  # 比规则包宽松时必填', 'reason = "…"  # needed where it is looser than a rule pack'
)


def _example(rule: Rule, page: Page) -> None:
    instance, roster = played(rule)
    for line in drawing_lines(rule, roster, page.language):
        page.say(same(f"  {line}"))
    page.item(same(legend(roster)), FAINT)
    if rule.example.told.zh:
        page.item(rule.example.told, hang=0)
    for finding in findings(instance, roster):
        page.item(same("× ") + finding, SHORT)


def findings(rule: Rule, roster: Roster) -> list[Text]:
    """Give the first sentences of what a rule says of a roster, those of a soft rule with their points."""
    if isinstance(rule, HardRule):
        return [violation.message for violation in islice(rule.violations(roster), _SHOWN)]
    charges = rule.price(roster) if isinstance(rule, SoftRule) else ()
    paid = islice((charge for charge in charges if charge.points), _SHOWN)
    return [each.message + Text(f"（{each.points} 分）", f" ({each.points} points)") for each in paid]


def legend(roster: Roster) -> str:
    """Say when the shifts of a drawing are: D 08:00–16:00."""
    codes = sorted({duty.shift for duty in (*roster.duties, *roster.problem.past)})
    shifts = (roster.problem.shifts[code] for code in codes)
    return "  ".join(f"{shift.code} {shift.start:%H:%M}–{shift.end:%H:%M}" for shift in shifts)


def drawing_lines(rule: Rule, roster: Roster, language: Language) -> list[str]:
    """Lay the drawing of a rule's example out in columns, each day under its weekday; past days before the bar."""
    rows = [line.split() for line in rule.example.drawing.strip().splitlines()]
    past = next((row.index("|") - 1 for row in rows if "|" in row), 0)
    days = [weekday(day).to(language) for day in roster.problem.period.dates]
    table = [["", *[""] * past, *(["|"] if past else []), *days], *rows]
    widths = [max(map(cell_len, column)) for column in zip_longest(*table, fillvalue="")]
    cells = ([padded(cell, width) for cell, width in zip(row, widths, strict=False)] for row in table)
    return ["  ".join(row).rstrip() for row in cells]
