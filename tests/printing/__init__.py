"""Tests of roster.printing."""
