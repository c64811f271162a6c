"""The user guide's chapter on rules and rule packs: made of the words that `roster rules` has."""

from collections.abc import Iterator, Sequence

from constraints import RULES
from constraints.packs import PACKS
from roster.rules import Figure, HardRule, Law, Pack, Rule, Sure, about, read_packs
from roster.rules.describing import Described, dates_said, described, grades_said
from roster.rules.drawing import played
from roster.rules.packs import IN_FORCE
from roster.rules.values import said, written
from roster.terminal.rule_page import drawing_lines, findings, legend
from roster.words import Language, Text

SHIPPED = read_packs(PACKS, RULES)
_TABLE = Text(
    "| 规则 | 要求 | 依据 |\n|---|---|---|\n",
    "| rule | what it asks | source |\n|---|---|---|\n",
)
_PARAMETERS = Text(
    "| 参数 | 含义 | 取值 | 哪边更严 | 默认 |\n|---|---|---|---|---|\n",
    "| parameter | what it says | values | stricter | default |\n|---|---|---|---|---|\n",
)
_FIGURES = Text(
    "| 规则 | 要求 | 依据 | 把握 | 说明 |\n|---|---|---|---|---|\n",
    "| rule | what it asks | source | how sure | note |\n|---|---|---|---|---|\n",
)


def table(kind: str, language: Language) -> str:
    """Lay out the hard or the soft rules as a table: what each asks, and its source."""
    return _TABLE.to(language) + "".join(
        f"| {rule.title.to(language)}<br>[`{rule.name}`](rules.{language}.md#{rule.name}) "
        f"| {rule.summary.to(language)} | {_law(rule.law, language)} |\n"
        for rule in of_kind(kind)
    )


def details(kind: str, language: Language) -> str:
    """Explain every hard or soft rule: source, packs, parameters, and a roster that breaks it."""
    return "\n".join("".join(_detail(rule, language)) for rule in of_kind(kind))


def packs(kind: str, language: Language) -> str:
    """List every rule pack with all its figures."""
    del kind
    return "\n".join("".join(_pack(pack, language)) for pack in SHIPPED.values())


def of_kind(kind: str) -> Sequence[Rule]:
    """List the hard or the soft rules."""
    return [rule for rule in RULES if isinstance(rule, HardRule) == (kind == "hard")]


def _detail(rule: Rule, language: Language) -> Iterator[str]:
    yield f"### {rule.name}\n\n**{rule.title.to(language)}** · {_state(rule).to(language)}\n\n"
    yield f"{rule.summary.to(language)}\n\n"
    yield f"{_SOURCE.to(language)}{_law(rule.law, language)}"
    if named := [pack for pack in SHIPPED.values() if any(f.rule == rule.name for f in pack.figures)]:
        links = _COMMA.to(language).join(f"[{pack.name}](#{pack.name})" for pack in named)
        yield f" · {_IN_PACKS.to(language)}{links}"
    yield "\n\n"
    rows = [_row(each, language) for each in described(rule) if each.name not in (IN_FORCE, "grades")]
    if rows:
        yield _PARAMETERS.to(language) + "".join(rows) + "\n"
    yield "```text\n" + "\n".join(_example(rule, language)) + "\n```\n"


_SOURCE = Text("依据：", "Source: ")
_IN_PACKS = Text("规则包：", "Rule packs: ")
_COMMA = Text("、", ", ")


def _state(rule: Rule) -> Text:
    whom = grades_said(rule.grades)
    if rule.in_force:
        return Text(f"默认启用，约束{whom.zh}", f"usually in force, for {whom.en}")
    return Text(f"默认不启用；启用后约束{whom.zh}", f"usually off; once in force, for {whom.en}")


def _row(parameter: Described, language: Language) -> str:
    values = [each.to(language) for each in (parameter.form, parameter.span) if each.zh]
    cells = (
        f"`{parameter.name}`",
        parameter.title.to(language),
        Text("；", "; ").to(language).join(values),
        parameter.stricter.to(language),
        f"`{written(parameter.usual)}`",
    )
    return _cells(cells)


def _example(rule: Rule, language: Language) -> Iterator[str]:
    instance, roster = played(rule)
    yield from drawing_lines(rule, roster, language)
    yield legend(roster)
    yield ""
    if rule.example.told.zh:
        yield rule.example.told.to(language)
    for finding in findings(instance, roster):
        yield f"× {finding.to(language)}"


def _pack(pack: Pack, language: Language) -> Iterator[str]:
    whom = Text("用于", "For ") + grades_said(pack.grades)
    yield f"### {pack.name}\n\n**{pack.title.to(language)}** · {whom.to(language)}\n\n{pack.note.to(language)}\n\n"
    yield _FIGURES.to(language)
    for rule in RULES:
        for figure in (figure for figure in pack.figures if figure.rule == rule.name):
            yield _figure(rule, figure, language)


def _figure(rule: Rule, figure: Figure, language: Language) -> str:
    if figure.parameter == IN_FORCE:
        asks = Text("启用", "in force")
    else:
        asks = about(rule)[figure.parameter].title + Text("：", ": ") + said(figure.value)
    law = _linked(figure.law, language) + dates_said(figure.law.since, figure.until).to(language)
    sure = figure.sure.text.to(language)
    cells = (
        f"[`{rule.name}`](#{rule.name})",
        asks.to(language),
        law,
        f"**{sure}**" if figure.sure is Sure.CHECK else sure,
        figure.note.to(language),
    )
    return _cells(cells)


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _law(law: Law, language: Language) -> str:
    return _linked(law, language) + dates_said(law.since).to(language)


def _linked(law: Law, language: Language) -> str:
    text = law.text.to(language)
    return f"[{text}]({law.address})" if law.address else text
