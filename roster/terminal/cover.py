"""What `roster cover` says: who can take a duty, the best first, and what stops the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from roster.checking.choices import Chain, Choice, Cover
from roster.domain import Grade, Person, Problem
from roster.rules import Rule
from roster.terminal.machine import plain
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, GOOD, MARK, NOTHING, SHORT
from roster.terminal.wrapping import wrapped
from roster.words import Language, Text, hours_figure, joined, same, weekday_and_day

_HANGING = "    "
_LINES = 10  # of those who can
_SENTENCES = 3  # of those whom one rule stops
_LONG = timedelta(days=3)  # of rest; more is not told to the hour
_COMMA = Text("，", ", ")
_DEMAND = Text("岗位需求", "demand")


def render_cover(
    found: Cover, problem: Problem, rules: Sequence[Rule], page: Page, *, everyone: bool = False
) -> None:
    """Write who can take the duty, ranked; then whom which rule stops. `everyone` lists all of them."""
    titles = {rule.name: rule.title for rule in rules}
    page.say(_what(found, problem), "bold")
    for line in _before(found, problem, titles):
        page.say(line)
    if found.able:
        _able(found, problem, page, titles, len(found.able) if everyone else _LINES)
    elif found.chains:
        _chains(found.chains, problem, page, titles)
    else:
        page.blank()
        page.say(Text("没有人能顶班，两步调换也不行。", "Nobody can take it, not even in two steps."), SHORT)
    _unable(found, rules, page, everyone=everyone)


def _what(found: Cover, problem: Problem) -> Text:
    shift, post, when = problem.shifts[found.shift], problem.posts[found.post], weekday_and_day(found.day)
    place = post.id if post.name == post.id else f"{post.id} {post.name}"
    skill = Text(f"（{found.skill}）", f" ({found.skill})") if found.skill else same("")
    seat = Text(
        f"{when.zh} {shift.code} {shift.name}，{place}，{found.grade.text.zh}{skill.zh}",
        f"{when.en}, {shift.code} {shift.name}, {place}, {found.grade.text.en}{skill.en}",
    )
    if found.absent is None:
        return Text("谁能补上：", "Who can fill: ") + seat
    who = problem.people[found.absent].text
    return Text(f"谁能顶替{who.zh}：{seat.zh}", f"Who can stand in for {who.en}: {seat.en}")


def _before(found: Cover, problem: Problem, titles: Mapping[str, Text]) -> Iterator[Text]:
    if found.absent is not None:
        open_ = _costs(found.left_open, titles)
        yield Text(f"空着的代价：{open_.zh}。", f"Left open it costs: {open_.en}.")
    if found.absent is not None and found.own:
        name, own = problem.people[found.absent].name, _costs(found.own, titles)
        yield Text(
            f"{name}退出本身：{own.zh}（不计入下表）。", f"{name} dropping out: {own.en} (not in the table)."
        )
    if found.grade is Grade.VOLUNTEER:
        yield Text(
            "志愿者只能征询，须本人同意（志愿服务条例 第25条）。",
            "Volunteers can only be asked; they accept or not (Regulations on Volunteer Service, art. 25).",
        )


def _able(found: Cover, problem: Problem, page: Page, titles: Mapping[str, Text], lines: int) -> None:
    count = len(found.able)
    page.heading(Text(f"{count} 人能顶，不违反任何规则", f"{count} can take it and break no rule"))
    drawn = page.table(
        (same("#"), Text("人员", "who"), Text("责任网格", "home grid"), Text("代价", "cost")),
        (Text("班前/后休息", "rest h"), Text("本周工时", "week h"), Text("夜班", "nights")),
    )
    for rank, choice in enumerate(found.able[:lines], start=1):
        person = problem.people[choice.person]
        page.add(
            drawn,
            page.cell(rank, GOOD if rank == 1 else ""),
            person.text,
            _home(person, problem, choice),
            _costs(choice.costs, titles, same("\n")),
            f"{_rest(choice.rest_before)}/{_rest(choice.rest_after)}",
            hours_figure(choice.week),
            choice.nights or NOTHING,
        )
    page.put(drawn)
    if (more := count - lines) > 0:
        page.say(Text(f"另有 {more} 人，--all 可列出全部。", f"{more} more; --all lists all."), FAINT)


def _home(person: Person, problem: Problem, choice: Choice) -> Text:
    if person.home_grid is None:
        return same(person.home_unit or NOTHING)
    grid = problem.grids[person.home_grid]
    return Text(f"{grid.id} {choice.closeness.text.zh}", f"{grid.id} {choice.closeness.text.en}")


def _rest(rest: timedelta | None) -> str:
    if rest is None:
        return NOTHING
    return hours_figure(rest) if rest < _LONG else f">{_LONG // timedelta(hours=1)}"


def _costs(costs: Mapping[str, int], titles: Mapping[str, Text], between: Text = _COMMA) -> Text:
    """Say costs in words: 责任网格 +1，工时均衡 +3."""
    if not costs:
        return Text("无", "none")
    parts = sorted(costs.items(), key=lambda item: (-item[1], item[0]))
    said = (titles.get(rule, same(rule)) + same(f" {points:+,}".replace("-", "−")) for rule, points in parts)
    return joined(said, between.zh, between.en)


def _chains(chains: Sequence[Chain], problem: Problem, page: Page, titles: Mapping[str, Text]) -> None:
    page.heading(Text("没有人能直接顶班；两步可以", "Nobody can take it at once; in two steps it works"))
    for rank, chain in enumerate(chains, start=1):
        first, second = problem.people[chain.first.person].text, problem.people[chain.second.person].text
        duty, costs = chain.released, _costs({r: p for r, p in chain.costs.items() if p > 0}, titles)
        when = weekday_and_day(duty.day)
        page.say(
            Text(
                f"{rank}. {first.zh}来顶；{first.zh}{when.zh}的 {duty.shift} 班（{duty.post}）"
                f"由{second.zh}接。代价：{costs.zh}。",
                f"{rank}. {first.en} takes it; {second.en} takes shift {duty.shift} ({duty.post}) of {first.en} "
                f"on {when.en}. Cost: {costs.en}.",
            )
        )


def _unable(found: Cover, rules: Sequence[Rule], page: Page, *, everyone: bool) -> None:
    if not found.unable:
        return
    laws = {rule.name: rule.law.text for rule in rules}
    titles = {rule.name: rule.title for rule in rules} | {"demand": _DEMAND}
    groups: defaultdict[str, list[Choice]] = defaultdict(list)
    for choice in found.unable:
        groups[choice.breaks[0].rule].append(choice)
    count = len(found.unable)
    page.heading(Text(f"{count} 人不能顶", f"{count} cannot take it"))
    for rule, choices in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        law = laws.get(rule)
        source = Text(f"（{law.zh}）", f" ({law.en})") if law else same("")
        size = len(choices)
        page.say(titles.get(rule, same(rule)) + source + Text(f"：{size} 人", f": {size}"))
        shown = choices if everyone or len(choices) <= _SENTENCES + 1 else choices[:_SENTENCES]
        for choice in shown:
            _point(choice.breaks[0].message, page)
        if (more := len(choices) - len(shown)) > 0:
            page.say(Text(f"    另有 {more} 人", f"    {more} more"), FAINT)


def _point(message: Text, page: Page) -> None:
    """Write a sentence behind a mark, the lines that follow below it."""
    lines = wrapped(page.to(message), page.width - len(_HANGING))
    for line, before in zip(lines, (f" {MARK}  ", *[_HANGING] * len(lines)), strict=False):
        page.put(page.cell(before + line))


def cover_to_json(found: Cover, problem: Problem, language: Language) -> dict[str, object]:
    """Give what `roster cover --json` says: everybody who can, with costs and hours, and everybody who cannot."""
    told = ("day", "shift", "post", "grade", "skill", "absent", "left_open", "own")
    return {
        **{name: plain(getattr(found, name), language) for name in told},
        "able": [_choice_to_json(choice, problem, language) for choice in found.able],
        "unable": [
            {"person": choice.person, "breaks": plain(choice.breaks, language)} for choice in found.unable
        ],
        "chains": [
            {
                "first": _choice_to_json(chain.first, problem, language),
                "released": {
                    "day": plain(chain.released.day, language),
                    "shift": chain.released.shift,
                    "post": chain.released.post,
                },
                "second": _choice_to_json(chain.second, problem, language),
                "costs": dict(chain.costs),
                "points": chain.points,
            }
            for chain in found.chains
        ],
    }


def _choice_to_json(choice: Choice, problem: Problem, language: Language) -> dict[str, object]:
    person = problem.people[choice.person]
    told = ("costs", "points", "rest_before", "rest_after", "week", "nights", "proposal")
    return {
        "person": person.id,
        "name": person.name,
        "home_grid": person.home_grid,
        "closeness": choice.closeness.name.lower(),
        **{name: plain(getattr(choice, name), language) for name in told},
    }
