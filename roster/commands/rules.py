"""The command that explains the rules."""

from datetime import date

from roster.commands.policy import Policy
from roster.terminal.session import Session


def rules(
    policy: Policy,
    session: Session,
    where: str | None,
    which: str | None,
    first: date | None,
    days: int | None,
    everything: bool,
    pack: str | None,
) -> None:
    from roster.loading import load
    from roster.rules import read_packs, usual_book
    from roster.terminal.rule_call import folder_and_rule, pack_named
    from roster.terminal.rule_json import pack_to_json, rules_to_json
    from roster.terminal.rule_packs import render_pack, render_packs
    from roster.terminal.rule_page import render_rule
    from roster.terminal.rules import render_rules

    packs = read_packs(policy.packs, policy.rules)
    if pack is not None:
        asked = pack_named(pack, packs)
        session.emit(pack_to_json(asked, session.language))
        if not session.json:
            render_pack(asked, policy.rules, session.page)
        return
    folder, rule = folder_and_rule((where, which), policy.rules)
    book = policy.book(load(folder, first=first, days=days)) if folder else usual_book(policy.rules)
    session.emit(rules_to_json([rule] if rule else policy.rules, book, session.language))
    if rule is not None and not session.json:
        render_rule(rule, book if folder else None, packs, session.page)
    elif not session.json:
        render_rules(policy.rules, book, session.page, everything=everything or not folder)
        if not folder:
            render_packs(packs, session.page)
