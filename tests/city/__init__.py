"""Tests of `roster/city`."""
