"""Tests of roster.sheets."""
