"""Duty sheets on A4: the week, the day, the grid, the person."""

from roster.sheets.writing import Kind as Kind
from roster.sheets.writing import write_sheets as write_sheets
