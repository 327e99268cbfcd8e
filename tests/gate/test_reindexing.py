"""The index of a snapshot follows what plans change, and is what an index of everything would be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import tantivy

from ansinh.build import question_records
from ansinh.corpus.files import Corpus
from ansinh.errors import SetupError
from ansinh.gate.draft import Draft
from ansinh.gate.register import Register
from ansinh.questions.library import Library
from ansinh.search.index import FOLDER, copy_index, open_index
from ansinh.search.query import Search, Wanted
from ansinh.search.records import Gatherer, Record
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import published

NAME = "96-ct-ubnd-2018-vinh-long"
AGENCY = "https://w3id.org/ansinh/id/agency/86-trial-team"


def _indexed(state: Path) -> dict[str, Record]:
    searcher = open_index(published(state)[0] / FOLDER).searcher()
    hits = searcher.search(tantivy.Query.all_query(), 100_000).hits
    records = [Record(**json.loads(searcher.doc(address)["record"][0])) for _, address in hits]
    assert len({record.iri for record in records}) == len(records)
    return {record.iri: record for record in records}


def _gathered(state: Path, corpus: Corpus) -> dict[str, Record]:
    store = EmbeddedStore.reader(published(state)[0] / "store")
    records = [*Gatherer(store).all(), *question_records(Library(corpus.questions))]
    return {record.iri: _as_kept(record) for record in records}


def _as_kept(record: Record) -> Record:
    return Record(**json.loads(json.dumps({name: getattr(record, name) for name in Record.__dataclass_fields__})))


def test_the_index_follows_a_plan_that_is_added_replaced_and_removed(
    register: Register, place: Corpus, tmp_path: Path, draft: Callable[..., Draft], brings: str
) -> None:
    untouched = _indexed(tmp_path)
    added = register.add(draft(more=brings))
    now = _indexed(tmp_path)
    assert AGENCY in now
    assert now == _gathered(tmp_path, place)
    found = Search(published(tmp_path)[0] / FOLDER).find(Wanted("96/CT-UBND"))
    assert found.hits[0].record.iri.endswith(NAME)
    replaced = register.replace(NAME, draft(("(96) ", "(97) ")), added.change.tag)
    assert AGENCY not in _indexed(tmp_path)
    register.remove(NAME, replaced.change.tag)
    assert _indexed(tmp_path) == untouched


def test_the_snapshot_before_keeps_its_own_index(
    register: Register, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    before = Search(published(tmp_path)[0] / FOLDER)
    register.add(draft())
    assert Search(published(tmp_path)[0] / FOLDER).find(Wanted("96/CT-UBND", narrowed={"kind": "document"})).total == 1
    assert before.record(f"https://w3id.org/ansinh/id/document/{NAME}") is None


def test_what_an_agency_is_called_changes_in_the_tasks_that_name_it_too(
    register: Register, tmp_path: Path, draft: Callable[..., Draft], brings: str
) -> None:
    named = ("ansinh:participant agency:86-education-department", "ansinh:participant agency:86-trial-team")
    added = register.add(draft(named, more=brings))
    register.replace(NAME, draft(named, more=brings.replace("Tổ thử", "Tổ mới")), added.change.tag)
    index = Search(published(tmp_path)[0] / FOLDER)
    kinds = {hit.record.kind for hit in index.find(Wanted("Tổ mới", limit=100)).hits if _says(hit.record, "Tổ mới")}
    assert {"agency", "task"} <= kinds


def _says(record: Record, text: str) -> bool:
    return any(text in said for texts in (record.titles, record.texts) for each in texts.values() for said in each)


def test_a_snapshot_without_an_index_is_told_to_be_built(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="ansinh build"):
        open_index(tmp_path / FOLDER)
    with pytest.raises(SetupError, match="ansinh build"):
        copy_index(tmp_path / FOLDER, tmp_path / "other")
