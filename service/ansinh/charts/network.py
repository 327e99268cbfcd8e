"""A network as a Vega specification (version 5): who is tied to whom, placed by forces, the same at each drawing."""

from collections import Counter
from itertools import chain

from ansinh.charts.specification import COLOURS, FONT, WIDTH, Drawing, Specification

_INK = "#1c2430"
_LONGEST_NAME = 170
_MARGIN = 36
# Fewer nodes than these would be torn apart to fill the picture.
_MANY = 8
# Enough for some fifty nodes to come to rest; more makes no difference that one sees.
_ROUNDS = 400


def network(drawing: Drawing) -> Specification:
    """The network of a drawing: a tie a mark, from its category to its series, as broad as its value is great.

    What a tie says, if anything, stands beside it, and an arrow tells its direction then.
    """
    names = list(dict.fromkeys(chain.from_iterable((str(mark.category), mark.series) for mark in drawing.marks)))
    places = {name: place for place, name in enumerate(names)}
    most = max((mark.value for mark in drawing.marks), default=1)
    weights: Counter[str] = Counter()
    for mark in drawing.marks:
        weights.update({str(mark.category): mark.value, mark.series: mark.value})
    heaviest = max(weights.values(), default=1)
    ties = [
        {
            "source": places[str(mark.category)],
            "target": places[mark.series],
            "width": 0.6 + 7 * mark.value / most if most > 1 else 1.2,
            "label": mark.label,
        }
        for mark in drawing.marks
    ]
    nodes = [
        {"name": name, "radius": 5 + 16 * (weights[name] / heaviest) ** 0.5 if most > 1 else 6, "x0": WIDTH / 2}
        | {"y0": drawing.height / 2}
        for name in names
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": WIDTH,
        "height": drawing.height,
        "autosize": "none",
        "background": "white",
        "config": {"text": {"font": FONT}},
        "data": [
            {"name": "ties", "values": ties},
            {"name": "nodes", "values": nodes, "transform": [_placing(drawing)]},
        ],
        "scales": _within(drawing),
        "marks": [_ties(), *([_arrows(), *_said()] if any(mark.label for mark in drawing.marks) else []), *_nodes()],
    }


def _placing(drawing: Drawing) -> Specification:
    """Where the nodes come to stand: apart from each other, and near to those they are tied to."""
    strength = 0.25 if any(mark.label for mark in drawing.marks) else 0.08
    forces = [
        {"force": "center", "x": WIDTH / 2, "y": drawing.height / 2},
        {"force": "collide", "radius": 40, "iterations": 3},
        {"force": "nbody", "strength": -260},
        {"force": "x", "x": "x0", "strength": 0.09},
        {"force": "y", "y": "y0", "strength": 0.13},
        {"force": "link", "links": "ties", "distance": 110, "strength": strength},
    ]
    return {"type": "force", "static": True, "iterations": _ROUNDS, "forces": forces}


def _within(drawing: Drawing) -> list[Specification]:
    """The scales of both axes, which let the nodes fill the picture; a few of them stay together in its middle."""
    nodes = {name for mark in drawing.marks for name in (mark.category, mark.series)}
    return [
        {
            "name": axis,
            "domain": {"fields": [{"data": "nodes", "field": axis}, *([[0, size]] if len(nodes) < _MANY else [])]},
            "range": [_MARGIN, size - _MARGIN],
            "nice": False,
            "zero": False,
        }
        for axis, size in (("x", WIDTH), ("y", drawing.height))
    ]


def _at(axis: str, share: float) -> str:
    """A place on a tie: a share of the way from its source."""
    source, target = (f"scale('{axis}', datum.{end}.{axis})" for end in ("source", "target"))
    return f"{source} + {share} * ({target} - {source})"


def _ties() -> Specification:
    ends = {
        "x": {"signal": _at("x", 0)},
        "y": {"signal": _at("y", 0)},
        "x2": {"signal": _at("x", 1)},
        "y2": {"signal": _at("y", 1)},
    }
    drawn = {"stroke": {"value": "#8d9aa8"}, "strokeWidth": {"field": "width"}, "strokeOpacity": {"value": 0.55}}
    return {"type": "rule", "from": {"data": "ties"}, "encode": {"update": {**ends, **drawn}}}


def _arrows() -> Specification:
    """A triangle two thirds along each tie."""
    update = {
        "x": {"signal": _at("x", 0.68)},
        "y": {"signal": _at("y", 0.68)},
        "angle": {"signal": "90 + atan2(datum.target.y - datum.source.y, datum.target.x - datum.source.x) * 180 / PI"},
        "shape": {"value": "triangle"},
        "size": {"value": 46},
        "fill": {"value": "#5c6b7a"},
    }
    return {"type": "symbol", "from": {"data": "ties"}, "encode": {"update": update}}


def _said() -> list[Specification]:
    place = {
        "x": {"signal": _at("x", 0.5)},
        "y": {"signal": _at("y", 0.5)},
        "text": {"field": "label"},
        "fontSize": {"value": 10},
    }
    return _legible("ties", place, "#4d5866")


def _nodes() -> list[Specification]:
    disc = {
        "x": {"scale": "x", "field": "x"},
        "y": {"scale": "y", "field": "y"},
        "size": {"signal": "datum.radius * datum.radius * PI"},
        "fill": {"value": COLOURS[0]},
        "stroke": {"value": "white"},
    }
    name = {
        # A name at the edge is moved into the picture.
        "x": {"signal": "clamp(scale('x', datum.x), 85, width - 85)"},
        "y": {"signal": "scale('y', datum.y) + datum.radius + 9"},
        "text": {"field": "name"},
        "fontSize": {"value": 11},
        "limit": {"value": _LONGEST_NAME},
    }
    discs: Specification = {"type": "symbol", "from": {"data": "nodes"}, "encode": {"update": disc}}
    return [discs, *_legible("nodes", name, _INK)]


def _legible(data: str, text: Specification, colour: str) -> list[Specification]:
    """A text over a white edge of its own, so that it is read where lines cross it."""
    middle = {"align": {"value": "center"}, "baseline": {"value": "middle"}, **text}
    edge = {**middle, "stroke": {"value": "white"}, "strokeWidth": {"value": 3}, "strokeJoin": {"value": "round"}}
    return [
        {"type": "text", "from": {"data": data}, "encode": {"update": one}}
        for one in (edge, {**middle, "fill": {"value": colour}})
    ]
