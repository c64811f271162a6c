"""A real client follows a feed: vdirsyncer fetches it, over HTTP as a phone does, and khal shows the days.

vdirsyncer gives what it fetches over HTTP UIDs of its own; only from a file does it take ours.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from roster.domain import Roster
from roster.feeds import file_stem
from tests.feeds.publishing import LATER, publish, station
from tests.stations import MONDAY, RARE, person, roster

LONDON = "Europe/London"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Phone:
    """A client with its calendar and its settings in a folder of its own."""

    home: Path

    def subscribe(self, source: str) -> None:
        """Settle where the feed is (an address, or a file) and how days are shown."""
        kind, key = ("http", "url") if source.startswith("http") else ("singlefile", "path")
        (self.home / "calendar").mkdir(parents=True)
        (self.home / "vdirsyncer").write_text(
            f'[general]\nstatus_path = "{self.home}/status/"\n'
            '[pair duty]\na = "feed"\nb = "phone"\ncollections = null\n'
            f'[storage feed]\ntype = "{kind}"\n{key} = "{source}"\nread_only = true\n'
            f'[storage phone]\ntype = "filesystem"\npath = "{self.home}/calendar"\nfileext = ".ics"\n',
            encoding="utf-8",
        )
        self._run("vdirsyncer", "-c", self.home / "vdirsyncer", "discover")

    def sync(self) -> None:
        """Fetch the feed."""
        self._run("vdirsyncer", "-c", self.home / "vdirsyncer", "sync")

    def days(self, first: str, days: int, form: str, zone: str = "Asia/Shanghai") -> list[str]:
        """List the events of some days in a form of khal's, as seen in a zone."""
        (self.home / "khal").write_text(
            f"[calendars]\n[[duty]]\npath = {self.home}/calendar\n"
            f"[sqlite]\npath = {self.home}/khal.db\n"
            f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "[default]\ndefault_calendar = duty\nhighlight_event_days = False\n",
            encoding="utf-8",
        )
        shown = self._run(
            "khal", "-c", self.home / "khal", "list", "--once", "--day-format", "",
            "--format", form, first, f"{days}d",
        )  # fmt: skip
        return [line for line in shown.splitlines() if line.strip()]

    def entries(self) -> list[str]:
        """Name the entries of the calendar."""
        return sorted(path.name for path in (self.home / "calendar").iterdir())

    def _run(self, tool: str, *arguments: object) -> str:
        command = [str(Path(sys.executable).with_name(tool)), *map(str, arguments)]
        environment = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "NO_PROXY": "127.0.0.1",
        }
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def subscribed(tmp_path: Path, week: Roster, feed: str) -> Iterator[Phone]:
    """Publish a week and subscribe to one of its feeds."""
    publish(week, tmp_path / "feeds")
    phone = Phone(tmp_path / "phone")
    with served(tmp_path / "feeds") as address:
        phone.subscribe(f"{address}/{feed}")
        phone.sync()
        yield phone


def test_a_client_shows_each_duty_at_the_right_local_time_at_home_and_away(tmp_path: Path) -> None:
    """O001 N N . D from 27 March 2026 in London, where the clocks go forward on the 29th."""
    first = MONDAY.replace(month=3, day=27)
    week = roster(station(LONDON, first), ("O001", 0, "N"), ("O001", 1, "N"), ("O001", 3, "D"))
    form = "{start-long} {end-long}"

    with subscribed(tmp_path, week, "people/O001.ics") as phone:
        assert phone.days("2026-03-26", 7, form, LONDON) == [
            "2026-03-27 23:00 2026-03-28 07:00",
            "2026-03-28 23:00 2026-03-29 07:00",
            "2026-03-30 08:00 2026-03-30 16:00",
        ]
        assert phone.days("2026-03-26", 7, form, "Asia/Shanghai") == [
            "2026-03-28 07:00 2026-03-28 15:00",
            "2026-03-29 07:00 2026-03-29 14:00",
            "2026-03-30 15:00 2026-03-30 23:00",
        ]


def test_a_client_sees_a_duty_move_and_another_cancelled(tmp_path: Path) -> None:
    """O001 D D D becomes O001 D N ."""
    given = station()
    publish(roster(given, ("O001", 0, "D"), ("O001", 1, "D"), ("O001", 2, "D")), tmp_path / "feeds")
    phone = Phone(tmp_path / "phone")
    phone.subscribe(str(tmp_path / "feeds" / "people" / "O001.ics"))
    phone.sync()
    entries = phone.entries()

    publish(roster(given, ("O001", 0, "D"), ("O001", 1, "N")), tmp_path / "feeds", LATER)
    phone.sync()

    assert phone.entries() == entries
    assert len(entries) == 3
    shown = phone.days("2026-11-23", 7, "{start} {title} {status}")
    assert [" ".join(line.split()) for line in shown] == [
        "2026-11-23 08:00 早班 · 第1网格 CONFIRMED",
        "2026-11-24 23:00 夜班 · 第1网格 CONFIRMED",
        "2026-11-25 08:00 已取消：早班 · 第1网格 CANCELLED",
    ]


def test_rare_characters_reach_the_client(tmp_path: Path) -> None:
    week = roster(station(people=[person(1, id="li.na", name=RARE)]), ("li.na", 0, "D"))

    with subscribed(tmp_path, week, f"people/{file_stem('li.na')}.ics") as phone:
        (shown,) = phone.days("2026-11-23", 1, "{title} @ {location} / {categories}")
        (entry,) = phone.entries()

    assert shown == "早班 · 第1网格 @ 第1网格，片区 X / 执勤"
    assert RARE in (tmp_path / "phone" / "calendar" / entry).read_text("utf-8").replace("\n ", "")


def test_a_client_takes_the_whole_station(tmp_path: Path) -> None:
    with subscribed(tmp_path, roster(station(), ("O001", 0, "D", "X1")), "station.ics") as phone:
        shown = phone.days("2026-11-23", 7, "{start} {title}")

    assert len(shown) == 7 * 3
    assert "2026-11-23 08:00 早班 · 片区巡逻：钱堃" in shown
