"""The command `ansinh search`."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ansinh.console import Lang, Language, progress
from ansinh.errors import Message
from ansinh.hall import open_or_build
from ansinh.search.marks import Marked
from ansinh.search.query import Hit, Matching, Wanted
from ansinh.search.records import KINDS
from ansinh.settings import Settings

Kind = StrEnum("Kind", {name.upper(): name for name in KINDS})  # type: ignore[misc]
"""What can be found."""

_out = Console(highlight=False)
_notes = Console(stderr=True, highlight=False)
_PAGE = 20
_OTHERWISE = {
    Matching.NEAR: Message("không có kết quả đúng từng từ, đây là gần giống", "none has the words as they are; near"),
    Matching.ANY: Message("không có kết quả đủ mọi từ", "none has all the words"),
}


def search(
    text: Annotated[str, typer.Argument(help="Words, with or without diacritics, a name, or a document's number.")],
    kind: Annotated[Kind | None, typer.Option(help="Only things of this kind.")] = None,
    province: Annotated[str, typer.Option(help="Only what belongs to it: name, code or IRI.")] = "",
    year: Annotated[str, typer.Option(help="Only of documents issued in this year.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=Settings.model_fields["search_limit"].default)] = _PAGE,
    offset: Annotated[int, typer.Option(min=0, max=Settings.model_fields["search_reach"].default - _PAGE)] = 0,
    lang: Lang = Language.VI,
) -> None:
    """Search documents, tasks, agencies, areas, groups, indicators, codes, terms, findings and questions.

    Examples: `ansinh search "no bao hiem"`, `ansinh search 21NQ/TW --kind document`.
    """
    hall = open_or_build(Settings(), progress)
    given = {"kind": kind.value if kind else "", "province": province, "year": year}
    narrowed = {name: value for name, value in given.items() if value}
    found = hall.search.find(Wanted(text, lang, narrowed, limit, offset))
    passages = hall.desk.passages(iri for hit in found.hits for iri in hit.record.passages)
    for hit in found.hits:
        places = (passages[iri] for iri in hit.record.passages)
        _out.print(_line(hit), soft_wrap=True)
        _out.print(
            Text(
                "  " + " ".join([hit.record.iri, *(f"{at.source_file}:{at.line_start}-{at.line_end}" for at in places)])
            ),
            soft_wrap=True,
        )
    otherwise = _OTHERWISE.get(found.matching) if found.total else None
    note = f"; {otherwise.to(lang)}" if otherwise else ""
    _notes.print(f"{offset + len(found.hits)} / {found.total}{note}", markup=False)


def _line(hit: Hit) -> Text:
    line = Text(f"{hit.record.kind}: ").append(_bold(hit.title))
    return line.append(" – ").append(_bold(hit.snippet)) if hit.snippet and hit.snippet.marks else line


def _bold(marked: Marked) -> Text:
    return Text.assemble(*((piece, "bold" if asked else "") for piece, asked in marked.pieces()))
