"""Charts drawn by Vega, which runs inside `vl_convert` without a browser and without a network."""

import json
from functools import lru_cache

import vl_convert

from ansinh.charts.network import network
from ansinh.charts.specification import Drawing, specification

# Of numbers in Vietnamese 1.234,5 and in English 1,234.5; the rest of D3's locale is not used.
_NUMBERS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}
# A page shows few charts; the same one is asked for as a picture and as a download.
_KEPT = 64


def as_svg(drawing: Drawing) -> bytes:
    """The chart as SVG 1.1."""
    if drawing.kind == "network":
        return _network_svg(json.dumps(network(drawing)))
    return _svg(json.dumps(specification(drawing)), drawing.language)


def as_png(drawing: Drawing) -> bytes:
    """The chart as PNG, in two pixels for each of its own."""
    if drawing.kind == "network":
        return _network_png(json.dumps(network(drawing)))
    return _png(json.dumps(specification(drawing)), drawing.language)


@lru_cache(maxsize=_KEPT)
def _svg(text: str, language: str) -> bytes:
    drawn = vl_convert.vegalite_to_svg(text, allowed_base_urls=[], format_locale=_NUMBERS[language])
    return drawn.encode()


@lru_cache(maxsize=_KEPT)
def _png(text: str, language: str) -> bytes:
    return vl_convert.vegalite_to_png(text, scale=2, allowed_base_urls=[], format_locale=_NUMBERS[language])


@lru_cache(maxsize=_KEPT)
def _network_svg(text: str) -> bytes:
    return vl_convert.vega_to_svg(text, allowed_base_urls=[]).encode()


@lru_cache(maxsize=_KEPT)
def _network_png(text: str) -> bytes:
    return vl_convert.vega_to_png(text, scale=2, allowed_base_urls=[])
