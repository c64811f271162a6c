"""The benchmarks: what they hold beside each other is the same work, and what they tell is what was measured."""
