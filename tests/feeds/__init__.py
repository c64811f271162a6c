"""Tests of the duty calendars."""
