"""The report in sentences, for the terminal and for paper alike."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from roster.city.outcome import State
from roster.city.picture import percent
from roster.city.reading import LoanRow
from roster.city.report import CityReport, StationReport
from roster.domain import Grade, PostKind
from roster.words import Text, hours_figure, joined

_MINUTE = timedelta(minutes=1)
_STAFF = (Grade.OFFICER, Grade.AUXILIARY)


def figure(number: int) -> str:
    """Give a whole number with its thousands apart: 12,640."""
    return f"{number:,}"


def hours(duration: timedelta) -> str:
    """Give a long duration in whole hours with the thousands apart."""
    return figure(round(duration / timedelta(hours=1)))


def one_decimal(duration: timedelta) -> str:
    """Give a duration in hours with at most one decimal."""
    return hours_figure(round(duration / timedelta(hours=1) * 10) * timedelta(minutes=6))


def gap(value: float) -> str:
    """Give a gap as a percentage fine enough for what is nearly proven: 0%, 0.04%, 1.2%."""
    written = f"{value * 100:.2f}".rstrip("0").rstrip(".")
    return "<0.01%" if written == "0" and value else f"{written}%"


def sureness(report: CityReport) -> Text:
    """Say how many stations are proven best, and how far from proof the others are at most."""
    counts = {state: len(report.of(state)) for state in State}
    named = joined(
        (
            Text(f"{state.text.zh} {count} 所", f"{count} {state.text.en}")
            for state, count in counts.items()
            if count
        ),
        "，",
        ", ",
    )
    count = len(report.stations)
    said = Text(f"共 {count} 个派出所：{named.zh}。", f"{count} stations: {named.en}.")
    if report.gaps and report.gaps[0] and report.median_gap is not None:
        worst, middle = gap(report.gaps[0]), gap(report.median_gap)
        said += Text(f"与最优的差距最大 {worst}，中位 {middle}。", f" Gap at most {worst}, median {middle}.")
    return said


def ended(report: CityReport) -> Iterator[Text]:
    """Say that the run ended before all was done, if it did."""
    if not report.result.whole:
        yield Text(
            "排班没有全部做完就结束了：有的所可能还没有排，或还没有调配支援。",
            "The run ended before all was done: stations may lack their roster, or people whom others could lend.",
        )


def cover(report: CityReport) -> Text:
    """Say how many of the seats needed are filled, and at which kinds of post the open ones are."""
    sums = report.sums.all
    if not sums.needed:
        return Text("没有可统计的岗位需求。", "There are no seats to count.")
    part = percent(sums.filled / sums.needed)
    said = Text(
        f"需要 {figure(sums.needed)} 人次，到位 {figure(sums.filled)}（{part}），缺 {figure(sums.missing)}",
        f"{figure(sums.needed)} seats needed, {figure(sums.filled)} filled ({part}), {figure(sums.missing)} open",
    )
    kinds = [(kind, report.sums.missing_at.get(kind, 0)) for kind in PostKind]
    where = joined(
        Text(f"{kind.text.zh} {figure(count)}", f"{kind.text.en} {figure(count)}")
        for kind, count in kinds
        if count
    )
    return said + Text(f"：{where.zh}。" if where.zh else "。", f": {where.en}." if where.en else ".")


def lending(report: CityReport) -> Text:
    """Say who lent how many people and days, how far, and what it saved."""
    loans, units = report.result.loans, report.result.units
    if not loans:
        return Text("没有支援。", "Nobody was lent.")
    parts = [
        (Text("机关下沉", "headquarters lent"), [loan for loan in loans if loan.home in units]),
        (Text("派出所之间支援", "stations lent"), [loan for loan in loans if loan.home not in units]),
    ]
    told = joined((_lent(who, part) for who, part in parts if part), "，", ", ")
    times = [loan.travel for loan in loans for _ in range(loan.days)]
    mean, most = round(sum(times, timedelta()) / len(times) / _MINUTE), max(times) // _MINUTE
    said = Text(
        f"{told.zh}；单程平均 {mean} 分钟，最长 {most} 分钟。",
        f"{told.en[:1].upper()}{told.en[1:]}; {mean} minutes one way on average, {most} at most.",
    )
    return said + _saved(report)


def _lent(who: Text, loans: Sequence[LoanRow]) -> Text:
    people, days = len({(loan.home, loan.person) for loan in loans}), sum(loan.days for loan in loans)
    return Text(
        f"{who.zh} {figure(people)} 人 {figure(days)} 人日",
        f"{who.en} {figure(people)} {'person' if people == 1 else 'people'} for {figure(days)} "
        f"{'day' if days == 1 else 'days'}",
    )


def _saved(report: CityReport) -> Text:
    saved, price = report.result.master.get("saved"), report.result.master.get("price")
    if not isinstance(saved, int) or not isinstance(price, int):
        return Text("", "")
    return Text(
        f"省下 {figure(saved)} 分，支援本身的代价 {figure(price)} 分。",
        f" The loans save {figure(saved)} points and cost {figure(price)}.",
    )


def working(report: CityReport) -> Text:
    """Say how long a day on duty is, and which part of the hours volunteers carry."""
    staff = report.sums.grades[Grade.OFFICER] + report.sums.grades[Grade.AUXILIARY]
    share = percent(report.sums.volunteers)
    return Text(
        f"民警、辅警每勤务日平均 {one_decimal(staff.per_duty_day)} 小时，"
        f"超过 10 小时的有 {figure(staff.long_days)} 人日，"
        f"加班共 {hours(staff.overtime)} 小时；志愿者承担总工时的 {share}。",
        f"Officers and auxiliaries: {one_decimal(staff.per_duty_day)} h a duty day on average, "
        f"{figure(staff.long_days)} days above 10 h, {hours(staff.overtime)} h of overtime; "
        f"volunteers carry {share} of all hours.",
    )


def without(report: CityReport) -> Iterator[Text]:
    """Name each station that has no figures, and why."""
    for station in report.without:
        yield Text(f"{_named(station).zh}：{_why(station).zh}", f"{_named(station).en}: {_why(station).en}")


def _named(station: StationReport) -> Text:
    one = station.result
    return Text(f"{one.name}（{one.id}）", f"{one.name} ({one.id})")


def _why(station: StationReport) -> Text:
    return station.reason or station.result.state.text
