"""The rule packs: dated figures of law as TOML, one file a legal regime (read by `roster.rules.read_packs`)."""

from pathlib import Path

PACKS = Path(__file__).parent
