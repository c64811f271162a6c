"""The whole demonstration, from tables to paper and calendars, as `make demo` runs it after installation."""

from bench.commands import MEBIBYTE, take
from bench.rows import Row

PROMISED_SECONDS = 120.0
PROMISED_MEMORY = 1.5 * 1024  # MiB


def run(quick: bool) -> list[Row]:
    """Run the demonstration once; quick, on the small example."""
    taken = take("bash", ".ci/demo", "tiny" if quick else "daoli", "out/bench/demo")
    return [
        Row(figure="make demo, wall", ours=taken.wall, peer=PROMISED_SECONDS, peer_is="promised limit"),
        Row(
            figure="make demo, peak memory of all processes",
            ours=taken.memory / MEBIBYTE,
            peer=PROMISED_MEMORY,
            peer_is="promised limit",
            unit="MiB",
        ),
    ]
