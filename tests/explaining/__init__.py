"""Tests of roster.explaining."""
