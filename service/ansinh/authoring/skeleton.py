"""The skeleton of a plan: what a steward fills in, rendered from the templates of this room.

The templates say how a plan is written (`parts/`), which parts a document type has (`types.yaml`), and what the
comments say in both languages (`words.yaml`). Codes, areas and agencies come from the graph.
"""

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from ansinh.authoring.blank import BLANK
from ansinh.authoring.lookup import COMMITTEE, Agency, Province, agencies, codes, document_type, province, provinces
from ansinh.authoring.source import SourceRecord
from ansinh.errors import Message, ParameterError
from ansinh.store.interface import QueryEngine
from ansinh.terms import PREFIXES, THING
from ansinh.text import nfc, slug
from ansinh.vocabulary import Code
from ansinh.yaml_files import from_yaml

TEMPLATES = Path(__file__).parent / "templates"
_FEW = 12  # More codes than fit beside the block that they are for are listed at the end.
_WIDTH = 118
_OWN = (
    *("citation", "deadline", "finding", "group", "member", "note", "observation", "participation"),
    *("section", "target", "task"),
)
_SHORT = {"citation": "cite", "participation": "part"}
_NOT_IN_A_PLAN = ("dct", "graph", "owl", "rdf", "sh")
_LONG = ("agency-type", "document-type", "group-code", "indicator", "line-reason", "task-type", "unit")
_PARTY = re.compile(r"[-/](TU|TW|HU|ĐU)$")
_UNTITLED = Message("", "")
_COMMITTEES_OWN = re.compile(r"[-/]UBND$")


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a document before it is read; what is empty or absent becomes a blank.

    Args:
        type: code of its document type.
        province: name or code of its province.
        number: its number, as `97/KH-UBND`.
        day: its day of issue.
        title: its full title in both languages.
        source: the record of its text.
    """

    type: str
    province: str = ""
    number: str = ""
    day: date | None = None
    title: Message = _UNTITLED
    source: SourceRecord | None = None


def day_of(text: str) -> date | None:
    """The day that an ISO date names, nothing for an empty text.

    Raises:
        ParameterError: the text is no date of the form YYYY-MM-DD.
    """
    if not text:
        return None
    try:
        if len(text) == len("YYYY-MM-DD"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ParameterError(
        f"“{text}” không phải là ngày. Hãy viết dạng YYYY-MM-DD, ví dụ 2026-03-01.",
        f"“{text}” is no date. Write YYYY-MM-DD, such as 2026-03-01.",
    )


def skeleton(engine: QueryEngine, request: Request, language: str) -> str:
    """The skeleton in Turtle, commented in one language; each thing to fill in is a blank.

    Args:
        engine: the graph that the plan is to join.
        request: what is known of the document.
        language: `vi` or `en`.

    Raises:
        ParameterError: there is no such document type or province; names those that come near.
    """
    known = codes(engine)
    kinds = from_yaml((TEMPLATES / "types.yaml").read_text(encoding="utf-8"))
    words = from_yaml((TEMPLATES / "words.yaml").read_text(encoding="utf-8"))
    names = {iri: name for name, iri in _prefixes().items()}
    code = document_type(known["document-type"], request.type, kinds["not_held"])
    places = provinces(engine)
    area = province(places, request.province, request.day) if request.province else None
    there = agencies(engine, area) if area else []
    content = {
        "lang": language,
        "words": {name: texts[language] for name, texts in words.items()},
        "type": code,
        "parts": kinds["types"].get(code.notation, kinds["default"]),
        "codes": known,
        "listed": [(scheme, names[f"{THING}{scheme}/"]) for scheme in _LONG],
        "area": area,
        "alike": [one for one in places if area and one is not area and one.is_called(request.province)],
        "agencies": there,
        **_head(request, area, there),
    }
    return nfc(_environment().get_template("skeleton.ttl.j2").render(content))


def _head(request: Request, area: Province | None, there: Sequence[Agency]) -> dict[str, object]:
    """What the document's own node holds."""
    stem = _stem(request, area)
    issuer, new = _issuer(request, area, there)
    number = nfc(request.number.strip()) or BLANK
    return {
        "stem": stem,
        "prefixes": _prefixes(stem, request.source.stem if request.source else BLANK),
        "number": number,
        "kind": "PartyDocument" if _PARTY.search(number) else "StateDocument",
        "issuer": issuer,
        "committee": new,
        "day": request.day.isoformat() if request.day else BLANK,
        "year": request.day.year + 1 if request.day else 2030,
        "title_vi": nfc(request.title.vi.strip()) or BLANK,
        "title_en": nfc(request.title.en.strip()) or BLANK,
        "source": request.source,
        "group_scheme": Message(f"nhóm đối tượng của {number}", f"target groups of {number}"),
    }


def _stem(request: Request, area: Province | None) -> str:
    """The last part of the document's IRI: number, year and province; a blank until all three are known."""
    if area is None or request.day is None or not slug(request.number):
        return BLANK
    return f"{slug(request.number)}-{request.day.year}-{slug(area.labels['vi'])}"


def _issuer(request: Request, area: Province | None, there: Sequence[Agency]) -> tuple[str, Message | None]:
    """The issuer as far as the number tells, with its labels where the graph does not know it yet."""
    if area is None or not _COMMITTEES_OWN.search(nfc(request.number.strip())):
        return BLANK, None
    known = [agency.name for agency in there if agency.type == COMMITTEE]
    if known:
        return known[0], None
    rank = area.long_labels.get("vi", area.labels["vi"])
    labels = Message(
        f"Ủy ban nhân dân {rank[0].lower()}{rank[1:]}",
        f"People's Committee of {area.long_labels.get('en', area.labels['en'])}",
    )
    return f"{area.code}-people-committee", labels


def _prefixes(stem: str = BLANK, source: str = BLANK) -> dict[str, str]:
    """The prefixes of a plan, with the IRIs that they stand for."""
    document = f"{THING}document/{stem}/"
    return {
        **{name: iri for name, iri in PREFIXES.items() if name not in _NOT_IN_A_PLAN},
        **{name: f"{THING}{name}/" for name in ("certainty", "record", "scheme", "source")},
        **{_SHORT.get(name, name): f"{document}{name}/" for name in _OWN},
        "lines": f"{THING}source/{source}/",
        "precision": f"{THING}time-precision/",
        "reason": f"{THING}line-reason/",
    }


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(),
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(blank=BLANK, few=_FEW)
    environment.filters.update(comment=_comment, literal=_literal, local=_local)
    return environment


def _comment(text: str) -> str:
    """A text as comment lines of Turtle."""
    return textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _literal(text: str) -> str:
    """A text in quotation marks; the escapes of JSON are among those of Turtle (Turtle, section 6.4)."""
    return json.dumps(text, ensure_ascii=False)


def _local(code: Code) -> str:
    """The part of a code's IRI after that of its scheme."""
    return code.iri.rpartition("/")[2]
