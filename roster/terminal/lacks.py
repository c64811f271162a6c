"""`roster explain` of a roster that is short: who is missing, what keeps the others away, what would fill it."""

from collections.abc import Sequence

from rich.text import Text as Styled

from roster.domain import Problem
from roster.explaining.alternatives import Alternative, Shortages
from roster.explaining.mending import LawOf
from roster.explaining.short import Lack
from roster.explaining.wording import brief_days, people, plural
from roster.rules import Rule
from roster.terminal.impossible import capital
from roster.terminal.pages import Page
from roster.terminal.ranges import proof, signed
from roster.terminal.styles import FAINT, GOOD, NOTHING, SHORT, UNSURE, cell, figure
from roster.words import Text, joined, same

_SHOWN, _BARRIERS, _POSTS = 6, 5, 4


def render_shortages(found: Shortages, page: Page, law: LawOf) -> None:
    """Write the lacks, the heaviest first, each with what keeps people away and what changes would bring."""
    missing = found.before.missing
    if not missing:
        page.say(Text("所有岗位均已到位，没有缺额。", "Every post is filled; nothing is short."), GOOD)
        return
    page.say(
        Text(
            f"能排出，但有 {missing} 个席位空缺。",
            f"It is possible, but {missing} seat{'s' if missing > 1 else ''} stay{'' if missing > 1 else 's'} open.",
        ),
        SHORT,
    )
    page.say(_certainty(found), FAINT)
    for number, lack in enumerate(found.lacks[:_SHOWN]):
        _lack(found, number, page, law)
        del lack
    if (more := len(found.lacks) - _SHOWN) > 0:
        page.say(Text(f"另有 {more} 类缺额，见 --json。", f"{more} more: see --json."), FAINT)
    if found.together is not None and found.together.after is not None:
        page.heading(Text("一次补齐", "All at once"))
        page.say(_together(found.together))
    if found.untried:
        page.blank()
        page.say(
            Text(
                f"有 {found.untried} 种办法没有来得及求解（标“未试”）；用 --seconds 给更多时间。",
                f'Not solved in time ("not tried"): {found.untried}. Give more with --seconds.',
            ),
            UNSURE,
        )


def _certainty(found: Shortages) -> Text:
    before = found.before
    cost = figure(before.objective)
    if before.proven:
        return Text(
            f"总代价 {cost} 分，已证明最优：不改条件就补不上。",
            f"Price {cost} points, proven best: nothing fills them as things are.",
        )
    return Text(
        f"总代价 {cost} 分，下界 {figure(before.bound)} 分；以下差额因此只能给出范围。",
        f"Price {cost} points, bound {figure(before.bound)}; so the differences below are ranges.",
    )


def _lack(found: Shortages, number: int, page: Page, law: LawOf) -> None:
    lack, problem = found.lacks[number], found.case.problem
    page.heading(_title(lack, number))
    page.say(_where(lack, problem))
    _barriers(lack, page, found.case.rules, law)
    if lack.free:
        who = people(lack.grade, len({obstacle.person.id for obstacle in lack.free}))
        page.say(
            Text(
                f"另有 {who.zh}补上并不违反规则，但总代价更高。",
                f"{who.en} could take a seat without breaking a rule, at a higher price than leaving it open.",
            )
        )
    _alternatives(found.alternatives[number], lack, page)


def _title(lack: Lack, number: int) -> Text:
    skill = Text(f"（{lack.skill}）", f' with "{lack.skill}"') if lack.skill else same("")
    seats = "seat" if lack.missing == 1 else "seats"
    return Text(
        f"{number + 1}. 缺{lack.grade.text.zh}{skill.zh} {lack.missing} 人次",
        f"{number + 1}. {plural(lack.grade).capitalize()}{skill.en}: {lack.missing} {seats} open",
    )


def _where(lack: Lack, problem: Problem) -> Text:
    shifts = joined(
        (
            same(f"{shift} {problem.shifts[shift].name} ") + brief_days(days.items())
            for shift, days in lack.shifts.items()
        ),
        "；",
        "; ",
    )
    named = [same(f"{post} {problem.posts[post].name}") for post in lack.posts]
    more = len(named) - _POSTS
    others = Text(f"等 {len(named)} 处", f" and {more} more") if more > 0 else same("")
    where = joined(named[:_POSTS]) + others
    return Text(f"班次：{shifts.zh}。岗位：{where.zh}。", f"Shifts: {shifts.en}. Posts: {where.en}.")


def _barriers(lack: Lack, page: Page, rules: Sequence[Rule], law: LawOf) -> None:
    skill = Text(f"（{lack.skill}）", f' with "{lack.skill}"') if lack.skill else same("")
    if not lack.people:
        page.say(
            Text(
                f"全所没有可用的{lack.grade.text.zh}{skill.zh}。",
                f"There is no {lack.grade.text.en}{skill.en}.",
            )
        )
        return
    who, be = people(lack.grade, lack.people), "is" if lack.people == 1 else "are"
    on_duty = (
        Text(f"，其中 {lack.on_duty} 人各时段都已在岗", f", {lack.on_duty} of them on duty each time")
        if lack.on_duty
        else same("")
    )
    page.say(
        Text(
            f"现有 {who.zh}{skill.zh}{on_duty.zh}；挡住他们的是：",
            f"There {be} {who.en}{skill.en}{on_duty.en}. What keeps them away:",
        )
    )
    named = {rule.name: rule for rule in rules if lack.grade in rule.grades}
    table = page.table(
        (Text("规则", "rule"), Text("依据", "source")),
        (Text("挡住人数", "people"), Text("仅此一条", "alone")),
    )
    for barrier in lack.barriers[:_BARRIERS]:
        rule = named.get(barrier.rule)
        page.add(
            table,
            rule.title if rule else barrier.rule,
            law(rule, lack.grade).text if rule else NOTHING,
            figure(barrier.people),
            cell(figure(barrier.alone)) if barrier.alone else cell(NOTHING, FAINT),
        )
    page.put(table)


def _alternatives(listed: Sequence[Alternative], lack: Lack, page: Page) -> None:
    page.say(Text("怎样补上（每项都重新求解）：", "What would fill them (each solved again):"))
    table = page.table(
        [Text("办法", "change")],
        (
            Text("补上本项", "fills"),
            Text("缺额", "open seats"),
            Text("代价降低", "saves"),
            Text("已证明范围", "proven"),
        ),
    )
    for alternative in listed:
        if alternative.after is None:
            untried = Text("未试", "not tried") if not alternative.refused else Text("排不出", "impossible")
            page.add(table, capital(alternative.change.text), cell(page.to(untried), FAINT), "", "", "")
        else:
            page.add(
                table,
                capital(alternative.change.text),
                f"{alternative.filled}/{lack.missing}",
                f"{alternative.before.missing}→{alternative.after.missing}",
                signed(alternative.points),
                _proof(alternative),
            )
    page.put(table)


def _proof(alternative: Alternative) -> Text | Styled:
    return proof(alternative.saved) if alternative.saved is not None else same("")


def _together(alternative: Alternative) -> Text:
    after = alternative.after
    open_ = 0 if after is None else after.missing
    what, saved = capital(alternative.change.text), figure(alternative.points)
    return Text(
        f"{what.zh}：缺额 {alternative.before.missing}→{open_}，代价降低 {saved} 分。",
        f"{what.en}: open seats {alternative.before.missing}→{open_}, {saved} points saved.",
    )
