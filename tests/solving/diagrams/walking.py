"""A diagram's lines, one by one."""

from collections import defaultdict

from roster.solving.diagrams.diagram import Diagram


def every_line(diagram: Diagram) -> dict[tuple[int, ...], int]:
    """Walk all ways through a diagram: duties held, by place, and what they cost beside their prices."""
    ways: dict[int, dict[tuple[int, ...], int]] = {0: {(): 0}}
    for layer in diagram.layers:
        after: dict[int, dict[tuple[int, ...], int]] = defaultdict(dict)
        for source, target, choice, cost in zip(
            layer.source, layer.target, layer.choice, layer.cost, strict=True
        ):
            held = [place for place, value in zip(layer.places, layer.choices[choice], strict=True) if value]
            for line, before in ways[int(source)].items():
                assert (*line, *held) not in after[int(target)]
                after[int(target)][*line, *held] = before + int(cost)
        ways = after
    (lines,) = ways.values()
    return lines
