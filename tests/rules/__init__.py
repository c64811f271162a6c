"""Tests of the rule base."""
