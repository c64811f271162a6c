"""Tests of the engine over whole lines."""
