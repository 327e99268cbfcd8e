"""Plans to check: documents of the project under other numbers, which the graph does not hold, and mistakes in them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from ansinh.corpus.files import Corpus
from ansinh.corpus.history import History
from ansinh.gate.bench import grounds_of
from ansinh.gate.check import Gate, PlanReport
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.register import Register
from ansinh.hall import Hall
from ansinh.store.snapshots import BuildRecord

Check = Callable[..., PlanReport]

# Words that stand for what added nodes have in common.
_SHORT = {
    "CITING": "OF ; ansinh:citingDocument doc:96-ct-ubnd-2018-vinh-long",
    "COVERAGE": "ansinh:indicator indicator:bhyt_coverage ; ansinh:denominator denominator:population ; "
    "ansinh:comparator comparator:equal ; ansinh:unit unit:percent",
    "PERSONS": "ansinh:aboutArea area:86-2008-08-01 ; ansinh:duringTime time:2018 ; "
    "ansinh:comparator comparator:equal ; ansinh:unit unit:person",
    "OF": "ansinh:inDocument doc:96-ct-ubnd-2018-vinh-long ; ansinh:position 99 ; ansinh:statedIn lines:16-16",
}
_PREFIXES = """@prefix agencyType: <https://w3id.org/ansinh/id/agency-type/> .
@prefix level: <https://w3id.org/ansinh/id/administrative-level/> .
"""
_BRINGS = """
@prefix record: <https://w3id.org/ansinh/id/record/> .
doc:99-nd-cp-2017 a ansinh:StateDocument ; ansinh:shortName "99/NĐ-CP" ; ansinh:documentNumber "99/NĐ-CP" ;
    ansinh:documentType documentType:decree ; ansinh:issuer agency:86-trial-team ;
    ansinh:issuedOn "2017-05-05"^^xsd:date ; ansinh:title "Nghị định thử"@vi , "Trial decree"@en .
record:99-nd-cp-2017 a ansinh:AuthorityRecord ; ansinh:describes doc:99-nd-cp-2017 ;
    ansinh:numberAccordingTo lines:16-16 ; ansinh:dateAccordingTo lines:16-16 .
agency:86-trial-team a ansinh:Agency ; rdfs:label "Tổ thử"@vi , "Trial team"@en ;
    ansinh:agencyType agencyType:other ; ansinh:administrativeLevel level:province ;
    ansinh:operatesIn area:86-2008-08-01 .
cite:77 a ansinh:Citation ; ansinh:inDocument doc:96-ct-ubnd-2018-vinh-long ; ansinh:position 77 ;
    ansinh:citingDocument doc:96-ct-ubnd-2018-vinh-long ; ansinh:relation relation:cites ;
    ansinh:citedDocument doc:99-nd-cp-2017 ; ansinh:statedNumber "99/NĐ-CP" ; ansinh:statedIn lines:16-16 .
"""
_RECORD = "@prefix record: <https://w3id.org/ansinh/id/record/> .\n"


@dataclass(frozen=True, slots=True)
class Mutation:
    """A correct plan spoilt in one way.

    Args:
        mistake: what is wrong, in plain words.
        rule: name of the shape that must find it.
        subject: the node that it must be found at, as the plan writes it.
        severity: the severity of that shape.
        base: the plan that is spoilt.
        change: texts replaced once.
        everywhere: texts replaced wherever they stand.
        add: Turtle put at the end; `_SHORT` says what the words in capitals stand for.
        companions: shape and node of other remarks that are true and cannot be avoided.
    """

    mistake: str
    rule: str
    subject: str
    severity: str = "violation"
    base: str = "vinh-long"
    change: dict[str, str] = field(default_factory=dict)
    everywhere: dict[str, str] = field(default_factory=dict)
    add: str = ""
    companions: list[list[str]] = field(default_factory=list)

    def spoilt(self, plan: str) -> str:
        """The plan with the mistake in it."""
        for old, new in self.change.items():
            assert old in plan, old
            plan = plan.replace(old, new, 1)
        for old, new in self.everywhere.items():
            assert old in plan, old
            plan = plan.replace(old, new)
        added = self.add
        for word, meaning in _SHORT.items():
            added = added.replace(f" {word} ", f" {meaning} ")
        return f"{_RECORD}{plan}\n{added}" if added else plan


def _mutations() -> list[Mutation]:
    files = sorted((Path(__file__).parent / "mutations").glob("*.yaml"))
    return [Mutation(**entry) for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each mutation in turn to a test that asks for one."""
    if "mutation" in metafunc.fixturenames:
        metafunc.parametrize("mutation", _mutations(), ids=lambda mutation: mutation.mistake)


@pytest.fixture(scope="session")
def mutations() -> list[Mutation]:
    """All mutations."""
    return _mutations()


@pytest.fixture(scope="session")
def gate(hall: Hall) -> Gate:
    """The gate of the built graph."""
    return Gate(grounds_of(hall.store, hall.corpus), hall.store, hall.corpus)


@pytest.fixture(scope="session")
def plan(corpus: Corpus) -> str:
    """A correct plan: a directive of 2018 with a number and a day of its own."""
    text = (corpus.root / "data" / "documents" / "06-ct-ubnd-2018-vinh-long.ttl").read_text(encoding="utf-8")
    text = text.replace("06-ct-ubnd-2018-vinh-long", "96-ct-ubnd-2018-vinh-long").replace(
        '"06/CT-UBND"', '"96/CT-UBND"'
    )
    text = text.replace('ansinh:issuedOn "2018-04-10"', 'ansinh:issuedOn "2018-03-12"')
    text = text.replace("002_2bcf1fc0681ea34f", "902_2bcf1fc0681ea34f")
    # A title and summaries of its own, so that it is not nearly the directive that the graph holds.
    text = text.replace('"Chỉ thị về việc', '"Chỉ thị về việc tiếp tục')
    # One agency leads each task.
    second = (
        "part:1-3-district-committees-lead a ansinh:Participation ;\n"
        "    ansinh:participant agency:86-district-committees"
    )
    text = text.replace(f"{second} ;\n    ansinh:role role:lead", f"{second} ;\n    ansinh:role role:coordinate")
    return text.replace('ansinh:summary "', 'ansinh:summary "(96) ')


@pytest.fixture(scope="session")
def plans(corpus: Corpus, plan: str) -> dict[str, str]:
    """Correct plans by name: the directive, and a plan with figures by district, which has remarks of its own."""
    text = (corpus.root / "data" / "documents" / "1204-kh-bcd-2024-kon-tum.ttl").read_text(encoding="utf-8")
    text = text.replace("1204-kh-bcd-2024-kon-tum", "1377-kh-bcd-2024-kon-tum").replace(
        '"1204/KH-BCĐ"', '"1377/KH-BCĐ"'
    )
    text = text.replace("003_158e14af8b7b391b", "903_158e14af8b7b391b")
    text = text.replace('"Kế hoạch Thực hiện', '"Kế hoạch tiếp tục thực hiện')
    return {"vinh-long": plan, "kon-tum": text.replace('ansinh:summary "', 'ansinh:summary "(1377) ')}


@pytest.fixture(scope="session")
def draft_of(plans: dict[str, str]) -> Callable[[Mutation], Draft]:
    """The draft that a mutation makes."""
    return lambda mutation: read_draft("plan.ttl", ".ttl", mutation.spoilt(plans[mutation.base]).encode(), b"")


@pytest.fixture(scope="session")
def check(gate: Gate, plan: str) -> Check:
    """Checks the plan after some of its text was replaced, each replacement once."""

    def checked(*replacements: tuple[str, str], name: str = "plan.ttl") -> PlanReport:
        text = plan
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new, 1)
        return gate.check(read_draft(name, ".ttl", text.encode(), b""))

    return checked


@pytest.fixture(scope="session")
def line_of(plan: str) -> Callable[[str], int]:
    """The line on which a subject of the plan begins."""

    def found(subject: str) -> int:
        return next(number for number, line in enumerate(plan.split("\n"), 1) if line.startswith(f"{subject} a "))

    return found


@pytest.fixture
def brings() -> str:
    """What a plan may bring: a citation of a document and an agency that nobody has described yet."""
    return _BRINGS


@pytest.fixture
def place(corpus: Corpus, state: Path, record: BuildRecord, tmp_path: Path) -> Corpus:
    """A state folder of its own, built, without added plans."""
    assert record.quads
    shutil.copytree(state / "builds", tmp_path / "builds")
    (tmp_path / "current").symlink_to((state / "current").readlink())
    return Corpus(corpus.root, History(tmp_path / "history"))


@pytest.fixture
def register(place: Corpus, tmp_path: Path) -> Register:
    """The register over that state folder."""
    return Register(place, tmp_path)


@pytest.fixture
def draft(plan: str) -> Callable[..., Draft]:
    """The directive as a draft, after some of its text was replaced."""

    def made(*changes: tuple[str, str], more: str = "") -> Draft:
        text = plan
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return read_draft("plan.ttl", ".ttl", (_PREFIXES + text + more).encode(), b"")

    return made
