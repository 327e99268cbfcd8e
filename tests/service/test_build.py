"""A build is deterministic, atomic, and refuses data that violate a shape."""

import json
import shutil
from pathlib import Path

import pytest

from ansinh import build as building
from ansinh.build import build
from ansinh.corpus.files import Corpus
from ansinh.errors import DataError, FileSyntaxError, SetupError
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import BuildRecord, published


@pytest.fixture
def small(corpus: Corpus, tmp_path: Path) -> Corpus:
    """A copy of the corpus with one document, which a test may spoil."""
    root = tmp_path / "root"
    for folder in ("ontology", "data", "shapes", "queries"):
        shutil.copytree(corpus.root / folder, root / folder)
    for path in (root / "data" / "documents").glob("*.ttl"):
        if not path.name.startswith("06-"):
            path.unlink()
    for record in (root / "data" / "authority").glob("*.ttl"):
        record.unlink()
    cited = "\n".join(
        f"<https://w3id.org/ansinh/id/document/{name}> a <https://w3id.org/ansinh/ontology#Document> ; "
        f'<https://w3id.org/ansinh/ontology#shortName> "{name}" ; '
        "<https://w3id.org/ansinh/ontology#documentType> <https://w3id.org/ansinh/id/document-type/resolution> ."
        for name in ("21-nq-tw-2012", "10-ct-ubnd-2015-vinh-long")
    )
    (root / "data" / "authority" / "documents.ttl").write_text(cited + "\n", encoding="utf-8")
    return Corpus(root)


def _document(corpus: Corpus) -> Path:
    return corpus.documents[0].path


def test_the_same_files_give_the_same_bytes(small: Corpus, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(small, tmp_path / name)
    first, second = (published(tmp_path / name)[1] for name in ("one", "two"))
    assert first.dataset == second.dataset
    assert first.quads == second.quads


def test_no_blank_node_is_labelled_by_chance_and_no_time_stamp_enters_the_graph(
    record: BuildRecord, graph: EmbeddedStore
) -> None:
    lines = graph.nquads().decode().split("\n")
    labels = {part for line in lines for part in line.split() if part.startswith("_:")}
    assert all(label.startswith(("_:ontology-", "_:shapes-")) for label in labels)
    assert record.built[:10] not in "".join(line for line in lines if "effectiveOn" not in line)


def test_what_is_known_of_a_build_stands_beside_the_store(record: BuildRecord, state: Path) -> None:
    folder, read_back = published(state)
    assert read_back == record
    assert json.loads((folder / "build.json").read_text(encoding="utf-8"))["quads"] == record.quads


def test_a_violation_is_refused_and_the_old_store_stays(small: Corpus, tmp_path: Path) -> None:
    state = tmp_path / "state"
    before, _ = build(small, state)
    path = _document(small)
    path.write_text(
        path.read_text(encoding="utf-8").replace("taskType:enrolment", "taskType:nonsense"), encoding="utf-8"
    )
    with pytest.raises(DataError, match="ansinh check"):
        build(small, state)
    assert published(state)[1] == before


def test_a_syntax_error_names_file_line_and_mend_and_the_old_store_stays(small: Corpus, tmp_path: Path) -> None:
    state = tmp_path / "state"
    before, _ = build(small, state)
    path = _document(small)
    text = path.read_text(encoding="utf-8").split("\n")
    text[60] = "this is not Turtle <"
    path.write_text("\n".join(text), encoding="utf-8")
    with pytest.raises(FileSyntaxError) as caught:
        build(small, state)
    assert path.name in caught.value.detail.en
    assert ":61" in caught.value.detail.en
    assert published(state)[1] == before


def test_an_interrupted_build_leaves_the_old_store_and_no_rubbish(
    small: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    before, _ = build(small, state)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "publish", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(small, state)
    assert published(state)[1] == before
    assert len(list((state / "builds").iterdir())) == 1


def test_a_reader_goes_on_reading_the_store_that_it_opened(small: Corpus, tmp_path: Path) -> None:
    state = tmp_path / "state"
    build(small, state)
    reader = EmbeddedStore.reader(published(state)[0] / "store")
    count = len(reader)
    build(small, state)
    assert len(reader) == count
    assert reader.select("SELECT ?s { ?s a ansinh:Task }")


@pytest.mark.heavy
def test_what_was_built_before_the_last_build_is_removed(small: Corpus, tmp_path: Path) -> None:
    for _ in range(3):
        build(small, tmp_path / "state")
    assert len(list((tmp_path / "state" / "builds").iterdir())) == 2


def test_nothing_built_yet_is_said_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="ansinh build"):
        published(tmp_path)


def test_inferred_triples_stand_in_graphs_of_their_own(hall_graphs: list[str]) -> None:
    said = {name for name in hall_graphs if not name.endswith("/inferred")}
    inferred = {name for name in hall_graphs if name.endswith("/inferred")}
    documents = {name for name in said if "/document/" in name}
    assert {f"{name}/inferred" for name in documents} <= inferred


@pytest.fixture
def hall_graphs(graph: EmbeddedStore) -> list[str]:
    return graph.graphs()
