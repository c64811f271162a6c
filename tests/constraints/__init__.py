"""Tests of the rules, one file a rule, and of what holds for all of them."""
