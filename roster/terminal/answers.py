"""`roster explain --why`, `--off`, `--duty`: one person's day, and what it would cost otherwise."""

from collections.abc import Iterable, Sequence

from roster.domain import Duty, Person, Problem
from roster.explaining.case import Case
from roster.explaining.comparing import Comparison
from roster.explaining.obstacles import Obstacle
from roster.explaining.questions import Answer
from roster.explaining.wording import named, people
from roster.rules import Rule
from roster.terminal.pages import Page
from roster.terminal.ranges import more
from roster.terminal.styles import FAINT, GOOD, SHORT, UNSURE, figure
from roster.words import Text, joined, same, weekday_and_day

_CHARGES, _CHANGES, _NAMES = 6, 10, 5


def render_answer(answer: Answer, page: Page, case: Case, asked: Text) -> None:
    """Write the answer; `asked` says what was asked as a condition: «if … had the day off»."""
    who, when = answer.person.text, weekday_and_day(answer.day)
    page.heading(Text(f"{who.zh}，{when.zh}", f"{who.en}, {when.en}"))
    page.say(_as_it_is(answer, case.problem))
    if answer.released:
        page.say(
            Text(
                "其中有已定勤务；以下按取消这项已定勤务计算。",
                "Some of it is settled; what follows is with the settled duty taken back.",
            ),
            UNSURE,
        )
    if answer.refused:
        page.say(Text("不可能：", "Impossible: ") + joined(answer.refused, "", " "), SHORT)
    elif answer.comparison is not None:
        _compared(answer, answer.comparison, page, case, asked)
    elif answer.wanted:
        page.say(
            Text(
                "时间不够，没有求解出来；请用 --seconds 给更多时间。",
                "There was no time to solve it; give more with --seconds.",
            ),
            UNSURE,
        )
    elif not answer.duties:
        page.say(_hint(answer.person), FAINT)
    if answer.others:
        _others(answer, page, case.rules)


def _hint(person: Person) -> Text:
    return Text(
        f"想知道让此人上某一班要多少代价，请用 --duty {person.id}:日期:班次。",
        f"What a duty would cost instead, --duty {person.id}:DATE:SHIFT tells.",
    )


def _as_it_is(answer: Answer, problem: Problem) -> Text:
    if not answer.duties:
        return Text("现有排班中，这一天没有勤务。", "As it is, there is no duty that day.")
    listed = joined((_duty(duty, problem) for duty in answer.duties), "；", "; ")
    return Text(f"现有排班：{listed.zh}。", f"As it is: {listed.en}.")


def _duty(duty: Duty, problem: Problem) -> Text:
    shift, post = problem.shifts[duty.shift], problem.posts.get(duty.post or "")
    where = f" {post.id} {post.name}" if post is not None else ""
    when = weekday_and_day(duty.day)
    return Text(
        f"{when.zh} {shift.code} {shift.name}{where}",
        f"{shift.code} {shift.name} on {when.en}{where and ' at' + where}",
    )


def _compared(answer: Answer, found: Comparison, page: Page, case: Case, asked: Text) -> None:
    problem, rules = case.problem, case.rules
    page.say(_cost(found, asked), GOOD if found.dearer.exact else UNSURE)
    seats = found.after.missing - found.before.missing
    if seats:
        page.say(
            Text(
                f"缺额 {found.before.missing}→{found.after.missing}。",
                f"Open seats {found.before.missing}→{found.after.missing}.",
            ),
            SHORT if seats > 0 else GOOD,
        )
    if stand_ins := answer.stand_ins:
        names = [problem.people[duty.person].text + same(f" {duty.shift}") for duty in stand_ins]
        listed = named(names, _NAMES)
        page.say(Text(f"由谁来顶：{listed.zh}。", f"In the place: {listed.en}."))
    titles = {rule.name: rule.title for rule in rules}
    if found.prices:
        parts = (titles.get(name, same(name)) + same(f" {more(points)}") for name, points in found.prices)
        listed = joined(parts)
        page.say(Text(f"代价变化：{listed.zh}。", f"What changes in the price: {listed.en}."))
        for charge in found.new_charges[:_CHARGES]:
            page.say(same(f"  +{charge.points}  ") + charge.message, FAINT)
    _changes(found, page, problem)


def _cost(found: Comparison, asked: Text) -> Text:
    before, after, extra = figure(found.before.objective), figure(found.after.objective), found.dearer
    if extra.exact and not extra.most:
        return Text(
            f"{asked.zh}，总代价不变（{before} 分，已证明）：有同样好的排班，现在这样只是其中一种。",
            f"{asked.en}, the price would be the same ({before} points, proven): there is a roster as good.",
        )
    if extra.exact:
        return Text(
            f"{asked.zh}，最好的排班要贵 {figure(extra.most)} 分（{before}→{after}，已证明）。",
            f"{asked.en}, the best roster would cost {figure(extra.most)} points more ({before}→{after}, proven).",
        )
    return Text(
        f"{asked.zh}，找到的排班贵 {figure(max(0, found.points))} 分（{before}→{after}）；已证明的范围是贵 "
        f"{figure(extra.least)} 至 {figure(extra.most)} 分。",
        f"{asked.en}, the roster found costs {figure(max(0, found.points))} points more ({before}→{after}); proven is "
        f"between {figure(extra.least)} and {figure(extra.most)}.",
    )


def _changes(found: Comparison, page: Page, problem: Problem) -> None:
    days = sorted({(duty.day, duty.person) for duty in (*found.gained, *found.lost)})
    if not days:
        return
    page.say(
        Text(
            f"与现有排班相比变动 {len(days)} 人日：",
            f"Compared with the roster there is, {len(days)} days of people differ:",
        )
    )
    table = page.table(
        (Text("人员", "who"), Text("日期", "day"), Text("原来", "before"), Text("改为", "then"))
    )
    for day, person in days[:_CHANGES]:
        page.add(
            table,
            problem.people[person].text,
            weekday_and_day(day),
            _shifts(found.lost, person, day),
            _shifts(found.gained, person, day),
        )
    page.put(table)
    if (rest := len(days) - _CHANGES) > 0:
        page.say(Text(f"另有 {rest} 人日，见 --json。", f"{rest} more: see --json."), FAINT)


def _shifts(duties: Iterable[Duty], person: str, day: object) -> Text:
    listed = [same(duty.shift) for duty in duties if (duty.person, duty.day) == (person, day)]
    return joined(listed) if listed else Text("休", "off")


def _others(answer: Answer, page: Page, rules: Sequence[Rule]) -> None:
    """Say who could have had the duty instead with nobody else moved, and what keeps the rest."""
    seats = dict.fromkeys(obstacle.seat for obstacle in answer.others)
    for seat in seats:
        asked = [obstacle for obstacle in answer.others if obstacle.seat == seat]
        when = weekday_and_day(seat.day)
        page.heading(
            Text(
                f"{when.zh} {seat.shift} 班换别人，其他都不动",
                f"Somebody else on shift {seat.shift}, {when.en}, nothing else moved",
            )
        )
        free = [obstacle.person.text for obstacle in asked if obstacle.free]
        busy = sum(obstacle.duty is not None for obstacle in asked)
        kept = [obstacle for obstacle in asked if obstacle.findings]
        could = named(free, _NAMES) if free else Text("没有人", "nobody")
        page.say(
            Text(
                f"不违反规则就能直接顶上的：{could.zh}。", f"Could do so without breaking a rule: {could.en}."
            )
        )
        if busy:
            who = people(seat.grade, busy)
            page.say(Text(f"那时已在岗：{who.zh}。", f"On duty at that time: {who.en}."))
        if kept:
            listed = joined(_kept(kept, rules), "；", "; ")
            who = people(seat.grade, len(kept))
            page.say(
                Text(f"被规则挡住：{who.zh}（{listed.zh}）。", f"Kept by rules: {who.en} ({listed.en}).")
            )


def _kept(kept: Sequence[Obstacle], rules: Sequence[Rule]) -> list[Text]:
    titles = {rule.name: rule for rule in rules}
    counts: dict[str, int] = {}
    for obstacle in kept:
        for name in obstacle.rules:
            counts[name] = counts.get(name, 0) + 1
    told = []
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = titles.get(name)
        title = rule.title if rule is not None else same(name)
        told.append(title + same(f" {count}"))
    return told


def condition_off(person: Person) -> Text:
    """Say the condition of `--off`."""
    return Text(f"若让{person.text.zh}这一天休息", f"If {person.text.en} had the day off")


def condition_without(person: Person) -> Text:
    """Say the condition of `--why`."""
    return Text(f"若这一天不排{person.text.zh}", f"If {person.text.en} did not have it")


def condition_duty(person: Person, shift: str) -> Text:
    """Say the condition of `--duty`."""
    return Text(f"若这一天让{person.text.zh}上 {shift} 班", f"If {person.text.en} had shift {shift}")
