"""Tests of what is written beside a roster."""
