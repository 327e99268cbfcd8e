"""Of many documents that restate a target, one counts; which one changes with those that come and go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.gate.as_built import assert_as_built, store_in

from ansinh.corpus.files import Corpus
from ansinh.gate.draft import Draft
from ansinh.gate.register import ANY, Register
from ansinh.store.interface import Iri
from ansinh.terms import THING

Variant = Callable[..., Draft]

_OWN = """
target:9 a ansinh:Target ; ansinh:inDocument doc:NAME ; ansinh:position 99 ; ansinh:statedIn lines:16-16 ;
    ansinh:indicator indicator:bhyt_coverage ; ansinh:denominator denominator:population ;
    ansinh:comparator comparator:equal ; ansinh:unit unit:percent ; ansinh:aboutArea area:86-2008-08-01 ;
    ansinh:byTime time:2020 ; ansinh:value 88.0 .
"""
_COMPARED = """
SELECT ?passage WHERE { ?finding ansinh:concerns ?node ; ansinh:isInferred true ; ansinh:comparedWith ?passage }
"""


@pytest.fixture
def variant(draft: Callable[..., Draft]) -> Variant:
    """The directive under another number and day, with another level restated, maybe one of its own besides."""

    def made(number: int, day: str, level: str, *, own: bool = False) -> Draft:
        name = f"{number}-ct-ubnd-2018-vinh-long"
        return draft(
            ("96-ct-ubnd-2018-vinh-long", name),
            ('"96/CT-UBND"', f'"{number}/CT-UBND"'),
            ('"2018-03-12"^^xsd:date', f'"{day}"^^xsd:date'),
            ("902_2bcf1fc0681ea34f", f"{number:03}_2bcf1fc0681ea34f"),
            ("ansinh:value 90.0", f"ansinh:value {level}"),
            more=_OWN.replace("NAME", name) if own else "",
        )

    return made


def _told(state: Path, number: int, target: int) -> set[str]:
    """The numbers of the files of other plans with which the findings computed about a target compare it."""
    name = f"{number}-ct-ubnd-2018-vinh-long"
    rows = store_in(state).select(_COMPARED, {"node": Iri(f"{THING}document/{name}/target/{target}")})
    files = {row["passage"].value.removeprefix(f"{THING}source/").partition("/")[0] for row in rows}
    return {file.partition("_")[0] for file in files} - {str(number)}


@pytest.mark.heavy
def test_of_what_others_restate_the_lowest_and_the_first_is_told_of_whoever_comes_and_goes(
    register: Register, place: Corpus, tmp_path: Path, variant: Variant
) -> None:
    register.add(variant(201, "2018-05-01", "89.0"))
    register.add(variant(202, "2018-06-01", "89.0"))
    register.add(variant(203, "2018-07-01", "90.0", own=True))
    assert _told(tmp_path, 201, 3) == {"002"}
    assert _told(tmp_path, 202, 3) == set()  # the one before agrees
    assert _told(tmp_path, 203, 9) == {"201"}
    assert_as_built(place, tmp_path)
    register.add(variant(204, "2018-04-20", "88.5"))
    assert _told(tmp_path, 203, 9) == {"204"}
    assert_as_built(place, tmp_path)
    register.remove("201-ct-ubnd-2018-vinh-long", ANY)
    assert _told(tmp_path, 202, 3) == {"002"}  # nobody before agrees any more
    assert_as_built(place, tmp_path)
    register.replace("204-ct-ubnd-2018-vinh-long", variant(204, "2018-04-20", "87.0"), ANY)
    assert _told(tmp_path, 203, 9) == set()
    assert_as_built(place, tmp_path)
    register.remove("204-ct-ubnd-2018-vinh-long", ANY)
    assert _told(tmp_path, 203, 9) == {"202"}
    assert_as_built(place, tmp_path)
