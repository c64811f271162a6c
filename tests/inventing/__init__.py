"""Tests of invented stations."""
