"""What `roster rules` lists: what is in force, for whom, with which values, by which law."""

from collections.abc import Sequence
from dataclasses import dataclass

from roster.domain import Grade
from roster.rules import HardRule, Rule, RuleBook, Setting, Whence, about
from roster.rules.describing import cited, figures_said, grades_said, whom_said
from roster.rules.packs import IN_FORCE
from roster.rules.values import said
from roster.rules.whom import Whom, shared
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, HEADING, UNSURE
from roster.words import Text, joined, same

_HARD = Text("硬规则：不可违反", "Hard rules: never broken")
_SOFT = Text("软规则：可以违反，按分值计价", "Soft rules: bent at a price in points")
_OFF = Text("未启用", "Not in force")


@dataclass(frozen=True)
class Bound:
    """Grades, of some contracts (None: of all), for which a rule has the same settings."""

    grades: frozenset[Grade]
    contracts: frozenset[str] | None
    settings: tuple[Setting, ...]

    @property
    def in_force(self) -> bool:
        """Tell whether the rule is in force for them."""
        return any(setting.parameter == IN_FORCE and setting.value for setting in self.settings)

    @property
    def values(self) -> tuple[Setting, ...]:
        """List the settings but for whether the rule is in force."""
        return tuple(setting for setting in self.settings if setting.parameter != IN_FORCE)


def bound(book: RuleBook, rule: Rule) -> tuple[Bound, ...]:
    """Group those of whom a rule speaks by what holds for them."""
    groups: dict[object, list[Whom]] = {}
    for whom in (Whom(grade, contract) for contract in book.contracts for grade in Grade):
        if ours := book.of(rule.name, *whom):
            key = tuple((s.parameter, s.value, s.whence, s.figures, s.reason) for s in ours)
            groups.setdefault(key, []).append(whom)
    return tuple(
        Bound(grades, contracts, book.of(rule.name, *group[0]))
        for group in groups.values()
        for grades, contracts in shared(group, {each: [each] for each in book.contracts}, book.contracts)
    )


def render_rules(rules: Sequence[Rule], book: RuleBook, page: Page, *, everything: bool = False) -> None:
    """Write every rule in force with whom it binds, its values and its sources; those that are off if asked."""
    _packs(book, page)
    hard = [rule for rule in rules if isinstance(rule, HardRule)]
    soft = [rule for rule in rules if not isinstance(rule, HardRule)]
    in_force = {rule.name for rule in book.rules}
    for heading, listed in ((_HARD, hard), (_SOFT, soft)):
        ours = [rule for rule in listed if rule.name in in_force]
        page.heading(heading + Text(f"（{len(ours)} 条）", f" ({len(ours)})"))
        for rule in ours:
            _rule(rule, [each for each in bound(book, rule) if each.in_force], page)
    off = [rule for rule in rules if rule.name not in in_force]
    page.heading(_OFF + Text(f"（{len(off)} 条）", f" ({len(off)})"))
    if everything:
        for rule in off:
            _rule(rule, bound(book, rule), page)
    else:
        page.say(joined((same(rule.name) for rule in off), "、", ", "), FAINT)
    page.blank()
    page.say(_SURE, FAINT)
    page.say(_MORE, FAINT)


def _packs(book: RuleBook, page: Page) -> None:
    """Name the packs of each grade, and say how much the station has relaxed."""
    if not any(book.packs.values()):
        return
    page.heading(Text("规则包", "Rule packs"))
    for grade, packs in book.packs.items():
        names = joined((same(pack.name) for pack in packs), "、", ", ")
        page.item(grades_said([grade]) + Text("：", ": ") + (names if packs else Text("无", "none")))
    if relaxed := len(book.relaxed):
        told = Text(
            f"本所放宽了 {relaxed} 处，见下面的“放宽”。",
            f'Relaxed here: {relaxed}; look for "relaxed" below.',
        )
        page.item(told, UNSURE)


_SURE = Text(
    "〔〕中是规则包的名称；其依据都对照过条文，标“待核实”的除外。“参照”：没有规则包要求，默认照此条。",
    "In brackets: the rule pack. What it cites was read in the act itself, but for what is to be checked."
    ' "After": no pack asks for it, and our default follows that article.',
)
_MORE = Text(
    "roster rules [文件夹] 规则名：解释一条规则；--all 连未启用的一起列出；--pack 规则包：列出规则包。",
    "roster rules [DIR] RULE explains one; --all lists those not in force too; --pack NAME lists a rule pack.",
)


def _rule(rule: Rule, groups: Sequence[Bound], page: Page) -> None:
    """Write one rule: name and title, the values where all share them, then a line for each group of grades."""
    page.say(same(f"  {rule.name}  ") + rule.title, HEADING)
    alike = len({tuple((s.parameter, s.value) for s in group.values) for group in groups}) == 1
    if alike and groups[0].values:
        page.item(values_said(rule, groups[0].values), indent=4)
    for group in groups:
        own = same("") if alike else values_said(rule, group.values) + Text("；", "; ")
        page.item(
            whom_said(group.grades, group.contracts) + Text("：", ": ") + own + source_said(rule, group),
            FAINT,
            indent=4,
        )
        for setting in group.settings:
            if setting.relaxed:
                page.item(relaxed_said(rule, setting), UNSURE, indent=4)


def values_said(rule: Rule, settings: Sequence[Setting]) -> Text:
    """Say the values of a rule's parameters, each with what it means."""
    means = about(rule)
    parts = (means[setting.parameter].title + Text("：", ": ") + said(setting.value) for setting in settings)
    return joined(parts, "；", "; ")


def source_said(rule: Rule, group: Bound) -> Text:
    """Say where the settings of a group come from: packs and their laws, the station, or the rule's own law."""
    figures = dict.fromkeys(figure for setting in group.settings for figure in setting.figures)
    parts = []
    if figures:
        parts.append(figures_said(tuple(figures)))
    if any(setting.whence is Whence.STATION for setting in group.settings):
        parts.append(Text("本所设定", "set by the station"))
    if not figures:
        after = Text("参照", "after ") if rule.law.article else same("")
        parts.append(after + cited([rule.law]))
    return joined(parts, "；", "; ")


def relaxed_said(rule: Rule, setting: Setting) -> Text:
    """Say what is relaxed, from what, and why."""
    asked, means = setting.figures[0], about(rule)[setting.parameter].title
    here, there = said(setting.value), said(asked.value)
    return Text(
        f"放宽：{means.zh} {here.zh}，规则包 {asked.pack} 要求 {there.zh}。理由：{setting.reason}",
        f"relaxed: {means.en} {here.en}, {asked.pack} asks {there.en}. Reason: {setting.reason}",
    )
