"""The index in a snapshot's folder: written with the snapshot, then never changed; a changed one is a copy of it."""

import json
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path

import tantivy

from ansinh.errors import SetupError
from ansinh.search.records import LANGUAGES, Record, Texts
from ansinh.text import number_key, words

FOLDER = "search"
"""Name of the index's folder beside the store."""
FACETS = ("kind", "province", "year", "type")
"""What hits are counted by and can be narrowed to."""

_META = "meta.json"
_REWRITTEN = (_META, ".managed.json")
# What the writer holds before it puts a part on the disk: enough for a few thousand records at once.
_HEAP = 32_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("unit", "iri", "key"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("name_toned", "name_folded", "toned", "folded"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    builder.add_text_field("record", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


SCHEMA = _schema()
"""Names and all texts, each once as written (`toned`) and once without diacritics (`folded`); what is narrowed by; and
the record itself, which is kept and not searched."""


def write_index(folder: Path, records: Iterable[Record]) -> None:
    """Write an index of `records` into `folder`, which must not exist."""
    folder.mkdir()
    _change(folder, (), records)


def copy_index(before: Path, folder: Path) -> None:
    """Copy the index in `before` to `folder`, which must not exist; the parts that never change are shared.

    Raises:
        SetupError: there is no index in `before`.
    """
    if not (before / _META).is_file():
        raise no_index(before)
    folder.mkdir()
    for file in before.iterdir():
        if file.name in _REWRITTEN:
            shutil.copy2(file, folder / file.name)
        elif file.suffix != ".lock":
            os.link(file, folder / file.name)


def update_index(folder: Path, units: Collection[str], records: Iterable[Record]) -> None:
    """Take the records of `units` out of the index in `folder`, and put `records` in."""
    _change(folder, units, records)


def open_index(folder: Path) -> tantivy.Index:
    """The index in `folder`, for reading.

    Raises:
        SetupError: there is none.
    """
    if not (folder / _META).is_file():
        raise no_index(folder)
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual", 0)  # it never changes, so that nobody need watch it
    return index


def no_index(folder: Path) -> SetupError:
    """Nobody has written an index there."""
    return SetupError(
        f"Chưa có chỉ mục tìm kiếm trong {folder}. Hãy chạy `ansinh build`.",
        f"There is no search index in {folder} yet. Run `ansinh build`.",
    )


def _change(folder: Path, units: Iterable[str], records: Iterable[Record]) -> None:
    writer = tantivy.Index(SCHEMA, path=str(folder)).writer(_HEAP, 1)
    for unit in units:
        writer.delete_documents_by_term("unit", unit)
    for record in records:
        writer.add_document(_entry(record))
    writer.commit()
    writer.wait_merging_threads()


def _entry(record: Record) -> tantivy.Document:
    names = [*_all(record.titles), *record.names]
    texts = [*names, *_all(record.texts), *record.years]
    fields = {
        "unit": [record.unit],
        "iri": [record.iri],
        "key": sorted({number_key(name) for name in names}),
        "kind": [record.kind],
        "province": list(record.provinces),
        "year": list(record.years),
        "type": list(record.types),
        "name_toned": [_toned(name) for name in names],
        "name_folded": [_folded(name) for name in names],
        "toned": [_toned(text) for text in texts],
        "folded": [_folded(text) for text in texts],
        "record": [json.dumps(asdict(record), ensure_ascii=False)],
    }
    return tantivy.Document.from_dict(fields, SCHEMA)


def _all(texts: Texts) -> list[str]:
    return list(dict.fromkeys(text for language in LANGUAGES for text in texts.get(language, ())))


def _toned(text: str) -> str:
    return " ".join(word.toned for word in words(text))


def _folded(text: str) -> str:
    return " ".join(word.folded for word in words(text))
