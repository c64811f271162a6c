"""Tests of the hours audit."""
