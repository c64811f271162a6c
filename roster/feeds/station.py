"""The events of a whole station: one for each post, date and shift, whether anybody stands there or not."""

from collections.abc import Iterator
from datetime import date

from roster.domain import Duty, Roster
from roster.feeds.events import Entry
from roster.feeds.people import uid
from roster.feeds.wording import Wording
from roster.words import Text, joined

_SHORT = Text("缺员", "short")


def entries(roster: Roster, wording: Wording) -> Iterator[Entry]:
    """Yield the entries of a station: what is needed or staffed, and who has a duty away from all posts."""
    needed = {need.key for need in roster.problem.needs}
    for key in sorted(needed | set(roster.at_post)):
        yield _of_post(key, roster, wording)
    for (day, shift), duties in sorted(_away(roster).items()):
        yield _of_those_away(day, shift, duties, wording)


def _away(roster: Roster) -> dict[tuple[date, str], list[Duty]]:
    found: dict[tuple[date, str], list[Duty]] = {}
    for duty in sorted(duty for duty in roster.duties if duty.post is None):
        found.setdefault((duty.day, duty.shift), []).append(duty)
    return found


def _of_post(key: tuple[str, date, str], roster: Roster, wording: Wording) -> Entry:
    post, day, shift = key
    start, end = roster.problem.span(day, shift)
    kind = roster.problem.shifts[shift].kind.text
    title = wording.title(shift, post, kind)
    people, missing = wording.in_short(roster.at_post.get(key, ())), wording.missing(key)
    lines = [wording.times(shift, start, end), wording.team(key)]
    summary = Text(f"{title.zh}：{people.zh}", f"{title.en}: {people.en}")
    if missing.zh:
        summary += Text(f"（缺{missing.zh}）", f" (short of {missing.en})")
        lines.append(Text(f"缺员：{missing.zh}", f"Short of: {missing.en}"))
    language = wording.language
    return Entry(
        uid=uid("post", roster.problem.station.id, post, day.isoformat(), shift),
        start=start,
        end=end,
        summary=summary.to(language),
        location=wording.location(post),
        description=joined(lines, zh="\n", en="\n").to(language),
        categories=tuple(text.to(language) for text in ((kind, _SHORT) if missing.zh else (kind,))),
        is_busy=False,
        alarm=None,
    )


def _of_those_away(day: date, shift: str, duties: list[Duty], wording: Wording) -> Entry:
    first, language = duties[0], wording.language
    title, people = wording.title(shift, None, first.kind.text), wording.in_short(duties)
    on_duty = wording.by_grade(duties)
    lines = (
        wording.times(shift, first.start, first.end),
        Text(f"人员：{on_duty.zh}", f"People: {on_duty.en}"),
    )
    return Entry(
        uid=uid("away", wording.problem.station.id, day.isoformat(), shift),
        start=first.start,
        end=first.end,
        summary=Text(f"{title.zh}：{people.zh}", f"{title.en}: {people.en}").to(language),
        location="",
        description=joined(lines, zh="\n", en="\n").to(language),
        categories=(first.kind.text.to(language),),
        is_busy=False,
        alarm=None,
    )
