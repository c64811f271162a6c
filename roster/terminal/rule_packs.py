"""A rule pack listed: whom it is for, and each figure with act, article, dates, and how sure it is."""

from collections.abc import Sequence

from roster.rules import Figure, Pack, Packs, Rule, about
from roster.rules.describing import dates_said, grades_said
from roster.rules.packs import IN_FORCE
from roster.rules.values import said
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, HEADING
from roster.words import Text, same


def render_packs(packs: Packs, page: Page) -> None:
    """List the packs there are."""
    page.heading(Text("规则包", "Rule packs"))
    for pack in packs.values():
        page.say(same(f"  {pack.name}  ") + pack.title, HEADING)
        page.item(_made_for(pack), FAINT, indent=4)


def render_pack(pack: Pack, rules: Sequence[Rule], page: Page) -> None:
    """Write a pack figure by figure, rule by rule."""
    page.heading(same(f"{pack.name}  ") + pack.title)
    page.item(_made_for(pack))
    if pack.note.zh:
        page.item(pack.note, hang=0)
    for rule in rules:
        if figures := [figure for figure in pack.figures if figure.rule == rule.name]:
            page.blank()
            page.say(same(f"  {rule.name}  ") + rule.title, HEADING)
            for figure in figures:
                _figure(rule, figure, page)


def _made_for(pack: Pack) -> Text:
    whom = grades_said(pack.grades)
    return Text(f"用于：{whom.zh}", f"for {whom.en}")


def _figure(rule: Rule, figure: Figure, page: Page) -> None:
    page.item(asked(rule, figure), indent=4)
    sure = Text(f"〔{figure.sure.text.zh}〕", f" [{figure.sure.text.en}]")
    page.item(figure.law.text + dates_said(figure.law.since, figure.until) + sure, FAINT, indent=6)
    for more in (figure.note, same(figure.law.address)):
        if more.zh:
            page.item(more, FAINT, indent=6, hang=0)


def asked(rule: Rule, figure: Figure) -> Text:
    """Say what a figure asks: a parameter's value, or that the rule holds."""
    if figure.parameter == IN_FORCE:
        return Text("启用", "in force")
    return about(rule)[figure.parameter].title + Text("：", ": ") + said(figure.value)
