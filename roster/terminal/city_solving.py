"""`roster city solve` in the terminal: how far it is, and what came of it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from roster.city.outcome import State
from roster.city.result import Ended, Result, StationResult, to_json
from roster.city.run import Standing
from roster.terminal.pages import Page
from roster.terminal.progress import ProgressLine
from roster.terminal.styles import FAINT, GOOD, SHORT, UNSURE, figure, percent
from roster.words import Language, Text

_NAMED = 10  # stations that are listed; all of them are in city.json
_REASONS = 3
_MINUTE = 60


def told(line: ProgressLine) -> Callable[[Standing], None]:
    """Give what tells the progress line how far a run is."""
    return lambda standing: line.phase(_said(standing))


def _said(now: Standing) -> Text:
    parts = [
        now.phase + Text(f" {now.done}/{now.total}", f" {now.done}/{now.total}"),
        Text(f"最大差距 {percent(now.gap)}", f"worst gap {percent(now.gap)}"),
        Text(f"缺 {figure(now.missing)} 人次", f"{figure(now.missing)} seats open"),
    ]
    if now.left is not None and now.done < now.total:
        parts.append(Text("约剩 ", "about ") + _time(now.left) + Text("", " left"))
    return Text(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))


def _time(seconds: float) -> Text:
    if seconds < 2 * _MINUTE:
        return Text(f"{seconds:.0f} 秒", f"{seconds:.0f} s")
    return Text(f"{seconds / _MINUTE:.0f} 分钟", f"{seconds / _MINUTE:.0f} min")


def result_to_json(result: Result, language: Language) -> dict[str, Any]:
    """Give what `--json` says: what `city.json` has, reasons in the reader's language."""
    said = dict(to_json(result))
    stations: Any = said["stations"]
    key = "zh" if language is Language.ZH else "en"
    told_ = [row | {"reason": row["reason"] and row["reason"][key]} for row in stations]
    return said | {"stations": told_, "folder": str(result.out)}


def render_result(result: Result, files: Iterable[Path], page: Page) -> None:
    """Write what came of a run: how many stations are done and how well, what lending saves, what failed."""
    made = [station for station in result.stations if station.now.made]
    page.say(_done(result, made), GOOD if result.whole else UNSURE)
    if made:
        page.say(_quality(made))
        _open_seats(result, made, page)
        page.say(_lending(result))
    _not_made(result, page)
    page.blank()
    for path in (*([result.out / "stations"] if made else []), *files):
        page.say(Text(str(path), str(path)), FAINT)


def _done(result: Result, made: list[StationResult]) -> Text:
    city, total = result.city, len(result.stations)
    took = _time(result.seconds)
    head = Text(
        f"{city.name}：{total} 个派出所，排好 {len(made)} 个，用时 {took.zh}。",
        f"{city.name}: {len(made)} of {total} stations rostered in {took.en}.",
    )
    if result.ended is Ended.WHOLE:
        return head
    why = result.ended.text
    return head + Text(
        f"{why.zh}，已排好的都保留；再运行一次就接着排。",
        f" Ended early ({why.en}); what is done is kept. Run it again to go on.",
    )


def _quality(made: list[StationResult]) -> Text:
    proven = sum(station.now.state is State.OPTIMAL for station in made)
    worst = max(made, key=lambda station: (station.now.gap, station.entry.id))
    if proven == len(made):
        return Text("全部已证明最优。", "All of them are proven optimal.")
    return Text(
        f"{proven} 个已证明最优；其余与最优的差距最大 {percent(worst.now.gap)}（{worst.entry.text.zh}）。",
        f"{proven} are proven optimal; of the others the widest gap is {percent(worst.now.gap)}, at "
        f"{worst.entry.text.en}.",
    )


def _open_seats(result: Result, made: list[StationResult], page: Page) -> None:
    missing = sum(station.now.missing for station in made)
    before = sum(station.alone.missing for station in made if station.alone is not None)
    if not before + missing:
        whole = len(made) == len(result.stations)
        said = Text("没有缺员。", "No seat is open.")
        page.say(said if whole else Text("排好的所没有缺员。", "No seat is open in them."), GOOD)
        return
    page.say(
        Text(
            f"缺员 {figure(missing)} 人次（调配前 {figure(before)}）。",
            f"{_seats(missing)} open ({figure(before)} before lending).",
        ),
        SHORT if missing else GOOD,
    )


def _seats(count: int) -> str:
    return {0: "No seat stays", 1: "1 seat stays"}.get(count, f"{figure(count)} seats stay")


def _lending(result: Result) -> Text:
    saving, loans = result.saving, sum(1 for _ in result.rounds.loans)
    if not loans and result.ended is not Ended.WHOLE:
        return Text("还没有调配支援。", "Nobody is lent yet.")
    if not loans:
        return Text("没有值得的支援。", "No loan would pay.")
    return Text(
        f"支援 {figure(loans)} 人、{figure(saving.days)} 人日，省 {figure(saving.saved)} 分"
        f"（已证明在 {figure(saving.least)} 至 {figure(saving.most)} 之间），支援本身计 {figure(saving.price)} 分。",
        f"{figure(loans)} {'person is' if loans == 1 else 'people are'} lent for {figure(saving.days)} "
        f"{'day' if saving.days == 1 else 'days'} in all. "
        f"That saves {figure(saving.saved)} points (proven: {figure(saving.least)} to {figure(saving.most)}) for "
        f"{figure(saving.price)} points of loans.",
    )


def _not_made(result: Result, page: Page) -> None:
    for state, title in (
        (State.FAILED, Text("排不出来的派出所", "Stations that failed")),
        (State.OPEN, Text("没有排的派出所", "Stations not rostered")),
    ):
        listed = [station for station in result.stations if station.now.state is state]
        if not listed:
            continue
        page.heading(title)
        for station in listed[:_NAMED]:
            page.item(station.entry.text, SHORT)
            _why(station, page)
        if (rest := len(listed) - _NAMED) > 0:
            page.item(Text(f"另有 {rest} 个所，见 city.json。", f"{rest} more: see city.json."), FAINT)


def _why(station: StationResult, page: Page) -> None:
    reasons, advice = station.now.reasons, station.now.advice
    for reason in reasons[:_REASONS]:
        page.item(reason, indent=4)
    if (more := len(reasons) - _REASONS) > 0:
        page.item(Text(f"另有 {more} 处", f"{more} more"), indent=4)
    if advice is not None:
        page.item(Text("建议：", "advice: ") + advice, FAINT, indent=4)
