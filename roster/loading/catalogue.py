"""Every table a station may give."""

from typing import Any

from roster.loading.tables import Table
from roster.loading.tables_duties import FIXED, PAST
from roster.loading.tables_people import AVAILABILITY, LEAVE, LOANS, PEOPLE, REQUESTS
from roster.loading.tables_places import DEMAND, GRIDS, POSTS, POSTURES_TABLE, SHIFTS, ZONES
from roster.loading.texts import fold

TABLES: tuple[Table[Any], ...] = (
    PEOPLE,
    GRIDS,
    POSTS,
    SHIFTS,
    DEMAND,
    LEAVE,
    AVAILABILITY,
    REQUESTS,
    FIXED,
    ZONES,
    LOANS,
    POSTURES_TABLE,
    PAST,
)
MATRIX_TABLES = (FIXED, PAST)
"""The tables that may be given as a matrix, and so as a workbook of their own (past.xlsx)."""

NOTES = frozenset(map(fold, ("说明", "图例", "备注", "填表说明", "notes", "legend", "readme")))
"""Sheets that are for people to read."""
