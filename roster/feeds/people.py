"""The events of one person: one for each duty.

An entry's UID tells person, date and ordinal within the date and nothing else, so that a duty that is moved to
another shift or post of its date stays the same entry.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID, uuid5

from roster.domain import Duty
from roster.feeds.events import Entry
from roster.feeds.reading import Published
from roster.feeds.wording import Wording
from roster.words import Text, joined

_OURS = UUID("5b7c3b0e-6f0c-5d52-9f59-0f3b6d1a6f5e")  # the name space of all our UIDs: must never change


PROPOSED = Text("（待确认）", " (proposed)")
PROPOSAL = Text(
    "这是征询，不是派班：请答复是否参加。", "This is a proposal: please say whether you accept it."
)


def uid(*parts: str | None) -> str:
    """Give the UID that belongs to some parts, the same for ever (UUID version 5, RFC 7986 5.3)."""
    return str(uuid5(_OURS, json.dumps(parts, ensure_ascii=False)))


def entries(
    person: str,
    duties: Sequence[Duty],
    before: Mapping[str, Published],
    wording: Wording,
    alarm: timedelta | None,
) -> Iterator[Entry]:
    """Yield the entries of a person's duties, which are in time; `before` is what was published, by UID."""
    for day, on_day in groupby(duties, key=lambda duty: duty.day):
        listed = list(on_day)
        uids = _uids(wording.problem.station.id, person, day, len(listed), before)
        for duty, chosen in zip(listed, _settled(listed, uids, before), strict=True):
            yield _entry(duty, chosen, wording, alarm)


def _uids(station: str, person: str, day: date, count: int, before: Mapping[str, Published]) -> list[str]:
    """List the UIDs of a date: one for each duty, and all that were published."""
    found: list[str] = []
    while len(found) < count or found[-1] in before:
        found.append(uid("duty", station, person, day.isoformat(), str(len(found))))
    return found


def _settled(duties: Sequence[Duty], uids: Iterable[str], before: Mapping[str, Published]) -> list[str]:
    """Choose a UID for each duty: the one of an event at its time, else of one that moved, else a free one."""
    free = list(uids)
    chosen: dict[int, str] = {}
    for index, duty in enumerate(duties):
        kept = next((u for u in free if u in before and before[u].start == duty.start), None)
        if kept is not None:
            chosen[index] = kept
            free.remove(kept)
    free.sort(key=lambda u: u not in before or before[u].is_cancelled)
    return [chosen[index] if index in chosen else free.pop(0) for index in range(len(duties))]


def _entry(duty: Duty, chosen: str, wording: Wording, alarm: timedelta | None) -> Entry:
    lines = [wording.times(duty.shift, duty.start, duty.end)]
    if duty.post is not None:
        lines.append(wording.team((duty.post, duty.day, duty.shift)))
    title, is_proposal = (
        wording.title(duty.shift, duty.post, duty.kind.text),
        wording.roster.is_proposal(duty),
    )
    if is_proposal:
        title += PROPOSED
        lines.append(PROPOSAL)
    return Entry(
        uid=chosen,
        start=duty.start,
        end=duty.end,
        summary=title.to(wording.language),
        location=wording.location(duty.post),
        description=joined(lines, zh="\n", en="\n").to(wording.language),
        categories=(duty.kind.text.to(wording.language),),
        is_busy=True,
        is_proposal=is_proposal,
        alarm=alarm,
    )
