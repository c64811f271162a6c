"""`roster explain --rules`: what each rule costs in all."""

from collections.abc import Sequence

from roster.explaining.shadows import Proof, Shadow
from roster.explaining.trials import Outcome
from roster.terminal.pages import Page
from roster.terminal.ranges import proof
from roster.terminal.styles import FAINT, NOTHING, UNSURE, cell, figure
from roster.words import Text, joined


def render_rule_costs(found: Sequence[Shadow], before: Outcome, page: Page) -> None:
    """Write the rules that cost something, the dearest first; then those that cost nothing this time."""
    cost = figure(before.objective)
    sure = (
        Text("已证明最优", "proven best")
        if before.proven
        else Text(f"下界 {figure(before.bound)} 分", f"bound {figure(before.bound)}")
    )
    page.heading(Text("每条规则的代价", "What each rule costs"))
    page.say(
        Text(
            f"现在总代价 {cost} 分（{sure.zh}）。影子代价：去掉这条规则后，最好的排班能便宜多少。",
            f"The price is {cost} points ({sure.en}). A rule's shadow: how much cheaper the best roster would be "
            "without it.",
        )
    )
    binding = [shadow for shadow in found if shadow.total is not None and not shadow.idle]
    if binding:
        _table(binding, page)
    idle = [shadow for shadow in found if shadow.idle]
    if idle:
        names = joined(shadow.title for shadow in idle)
        page.say(
            Text(
                f"影子代价为 0（已证明这一期不起约束作用，去掉也不会更好）{len(idle)} 条：{names.zh}。",
                f"Shadow 0 (proven: they do not bind this time; without any one nothing is better), {len(idle)}: "
                f"{names.en}.",
            )
        )
    lasting = [shadow for shadow in found if shadow.proof is Proof.LASTING]
    if lasting:
        names = joined(shadow.title for shadow in lasting)
        page.say(Text(f"不能去掉：{names.zh}。", f"Cannot be taken away: {names.en}."), FAINT)
    untried = [shadow for shadow in found if shadow.proof is Proof.UNTRIED]
    if untried:
        names = joined(shadow.title for shadow in untried)
        page.say(
            Text(
                f"时间不够，未试 {len(untried)} 条：{names.zh}。用 --seconds 给更多时间。",
                f"Not tried for want of time, {len(untried)}: {names.en}. Give more with --seconds.",
            ),
            UNSURE,
        )


def _table(found: Sequence[Shadow], page: Page) -> None:
    table = page.table(
        (Text("规则", "rule"), Text("依据", "source")),
        (
            Text("自身计分", "paid"),
            Text("牵累其他", "others"),
            Text("影子代价", "shadow"),
        ),
    )
    for shadow in found:
        if shadow.total is None or shadow.others is None:
            continue
        page.add(
            table,
            shadow.title,
            shadow.law.text,
            figure(shadow.paid) if shadow.soft else cell(NOTHING, FAINT),
            figure(shadow.others.most) if shadow.others.exact else proof(shadow.others),
            figure(shadow.total.most) if shadow.total.exact else proof(shadow.total),
        )
    page.put(table)
