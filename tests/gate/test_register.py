"""Adding, replacing and removing plans: all or nothing, with history, and as a build of everything would have it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.gate.as_built import assert_as_built, content, store_in

from ansinh.corpus.files import Corpus
from ansinh.errors import ConflictError, NotFoundError, PreconditionError, RefusedError, SetupError
from ansinh.gate.difference import Difference, difference
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.entries import moment_of
from ansinh.gate.register import ANY, Register
from ansinh.questions.library import Library
from ansinh.store.snapshots import published
from ansinh.terms import AUTHORITY_GRAPH, REFERENCE_GRAPH, THING, document_graph

NAME = "96-ct-ubnd-2018-vinh-long"
CITED = "doc:99-nd-cp-2017"


def _holds(state: Path, node: str) -> bool:
    iri = node.replace("doc:", f"{THING}document/").replace("agency:", f"{THING}agency/")
    return bool(store_in(state).ntriples([AUTHORITY_GRAPH, REFERENCE_GRAPH], iri))


def test_a_plan_is_added_replaced_and_removed_as_a_build_of_everything_would_have_it(
    register: Register, place: Corpus, tmp_path: Path, draft: Callable[..., Draft], brings: str
) -> None:
    untouched = content(store_in(tmp_path))
    added = register.add(draft(more=brings))
    assert (added.change.sequence, added.change.version, added.change.action) == (1, 1, "added")
    assert _holds(tmp_path, CITED)
    assert _holds(tmp_path, "agency:86-trial-team")
    assert_as_built(place, tmp_path)
    replaced = register.replace(NAME, draft(("(96) ", "(97) "), ('"2012-11-22"', '"2012-11-21"')), added.change.tag)
    assert (replaced.change.sequence, replaced.change.version, replaced.change.action) == (2, 2, "replaced")
    assert not _holds(tmp_path, CITED)  # nothing cites it any more
    assert not _holds(tmp_path, "agency:86-trial-team")
    assert_as_built(place, tmp_path)
    register.remove(NAME, replaced.change.tag)
    assert content(store_in(tmp_path)) == untouched


@pytest.mark.heavy
def test_a_plan_of_the_project_leaves_with_what_it_alone_cites_and_comes_back(
    register: Register, place: Corpus, tmp_path: Path
) -> None:
    name = "304-bc-tu-2018-lang-son"
    text = register.entries.text(name)
    before = published(tmp_path)[1]
    untouched = content(store_in(tmp_path))
    register.remove(name, ANY)
    assert not _holds(tmp_path, "doc:05-hdln-ldtb-xh-tc-yt-bhxh-2013-lang-son")
    assert _holds(tmp_path, "doc:21-nq-tw-2012")
    assert_as_built(place, tmp_path)
    register.add(read_draft("plan.ttl", ".ttl", text.content, b""))
    assert content(store_in(tmp_path)) == untouched
    assert published(tmp_path)[1].dataset == before.dataset


@pytest.mark.heavy
def test_what_two_plans_cite_stays_until_the_second_is_gone(
    register: Register, place: Corpus, tmp_path: Path, draft: Callable[..., Draft], brings: str
) -> None:
    register.add(draft(more=brings))
    citing = brings[brings.index("cite:77") :]
    second = draft(
        (NAME, "95-ct-ubnd-2018-vinh-long"),
        ('"96/CT-UBND"', '"95/CT-UBND"'),
        ("902_2bcf", "905_2bcf"),
        ("tiếp tục", "tiếp tục lần nữa"),
        ("(96) ", "(95) "),
        more=citing.replace(NAME, "95-ct-ubnd-2018-vinh-long"),
    )
    register.add(second)  # cites what the first brought
    register.remove(NAME, ANY)
    assert _holds(tmp_path, CITED)
    assert_as_built(place, tmp_path)
    register.remove("95-ct-ubnd-2018-vinh-long", ANY)
    assert not _holds(tmp_path, CITED)


def test_a_plan_with_a_violation_is_refused_and_leaves_no_trace(
    register: Register, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    before = published(tmp_path)
    with pytest.raises(RefusedError) as caught:
        register.add(draft(("taskType:enrolment", "taskType:enrollment")))
    assert "1 violations" in caught.value.detail.en
    assert published(tmp_path) == before
    assert not (tmp_path / "history").exists()
    assert len(list((tmp_path / "builds").iterdir())) == len({before[0]})


@pytest.mark.parametrize("text", ["<", "", "doc:x a ansinh:Task ."])
def test_what_is_no_plan_is_refused(register: Register, text: str) -> None:
    with pytest.raises(RefusedError):
        register.add(read_draft("plan.ttl", ".ttl", text.encode(), b""))


def test_a_plan_whose_nodes_another_names_cannot_leave(register: Register, draft: Callable[..., Draft]) -> None:
    named = f"<{THING}document/{NAME}/task/1-1>"
    naming = (
        "@prefix leaning: <https://w3id.org/ansinh/id/document/95-ct-ubnd-2018-vinh-long/finding/> .\n"
        "leaning:99 a ansinh:Finding ; ansinh:inDocument doc:95-ct-ubnd-2018-vinh-long ; ansinh:position 99 ;\n"
        "  ansinh:findingKind <https://w3id.org/ansinh/id/finding-kind/other> ;\n"
        "  ansinh:severity <https://w3id.org/ansinh/id/severity/info> ;\n"
        "  ansinh:certainty <https://w3id.org/ansinh/id/certainty/certain> ;\n"
        f'  ansinh:message "Lặp"@vi , "Repeated"@en ; ansinh:statedIn lines:16-16 ; ansinh:concerns {named} .\n'
    )
    register.add(draft())
    other = draft(
        (NAME, "95-ct-ubnd-2018-vinh-long"),
        ('"96/CT-UBND"', '"95/CT-UBND"'),
        ("902_2bcf", "905_2bcf"),
        ("tiếp tục", "tiếp tục lần nữa"),
        ("(96) ", "(95) "),
        more=naming,
    )
    register.add(other)
    with pytest.raises(ConflictError, match="The plan 95-ct-ubnd-2018-vinh-long names document/96"):
        register.remove(NAME, ANY)
    register.remove("95-ct-ubnd-2018-vinh-long", ANY)
    register.remove(NAME, ANY)


def test_of_two_stewards_the_second_hears_of_the_first(register: Register, draft: Callable[..., Draft]) -> None:
    tag = register.add(draft()).change.tag
    with pytest.raises(ConflictError, match="Replace it"):
        register.add(draft())
    register.replace(NAME, draft(("(96) ", "(97) ")), tag)
    with pytest.raises(PreconditionError, match="Somebody else"):
        register.replace(NAME, draft(("(96) ", "(98) ")), tag)
    with pytest.raises(PreconditionError):
        register.remove(NAME, tag)
    with pytest.raises(ConflictError, match="not 06-ct"):
        register.replace("06-ct-ubnd-2018-vinh-long", draft(), ANY)
    with pytest.raises(NotFoundError):
        register.replace("97-x", draft(), ANY)


def test_a_dry_run_tells_what_would_change_and_changes_nothing(
    register: Register, corpus: Corpus, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    before = published(tmp_path)
    seen: list[Difference] = []
    library = Library(corpus.questions)
    register.add(draft(), look=lambda delta, old, new: seen.append(difference(delta, old, new, library)))
    assert published(tmp_path) == before
    assert register.entries.get(NAME) is None
    assert {one.question for one in seen[0].answers} >= {"documents", "assignments", "findings"}
    assert "group-targets-by-province-and-year" not in {one.question for one in seen[0].answers}
    assert {one.kind for one in seen[0].facts} == {"new"}
    assert any("Doubled word" in one.message.en for one in seen[0].findings_in)


def test_each_version_can_be_read_as_it_was(register: Register, draft: Callable[..., Draft]) -> None:
    first = register.add(draft()).change
    second = register.replace(NAME, draft(("(96) ", "(97) ")), ANY).change
    register.remove(NAME, ANY)
    assert b"(96) " in register.entries.text(NAME, first.happened).content
    assert b"(97) " in register.entries.text(NAME, second.happened).content
    assert b"(96) " in register.entries.version(NAME, 1).content
    for moment in (None, "2000-01-01T00:00:00.000000+00:00"):
        with pytest.raises(NotFoundError):
            register.entries.text(NAME, moment)
    assert [one.action for one in register.entries.versions(NAME)] == ["added", "replaced", "removed"]
    assert {one.kind for one in register.entries.facts(second, b"")} == {"changed"}


def test_a_moment_is_taken_in_any_zone_and_a_day_stands_for_its_end() -> None:
    assert moment_of("2026-11-22T07:00:00+07:00") == "2026-11-22T00:00:00.000000+00:00"
    assert moment_of("2026-11-22") == "2026-11-22T23:59:59.999999+00:00"
    assert moment_of(None) is None


def test_what_the_journal_holds_and_the_store_lacks_is_taken_up(
    register: Register, place: Corpus, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    before = (tmp_path / "current").readlink()
    kept = tmp_path / "kept"
    shutil.copytree(tmp_path / before, kept)
    register.add(draft())
    after = published(tmp_path)[1]
    shutil.rmtree(tmp_path / before, ignore_errors=True)
    shutil.move(kept, tmp_path / before)
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to(before)  # as if killed between the journal and the publishing
    caught_up = Register(place, tmp_path).catch_up()
    assert (caught_up.sequence, caught_up.dataset) == (after.sequence, after.dataset)


def test_plans_cannot_be_added_where_there_is_no_folder_or_no_store(
    corpus: Corpus, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    with pytest.raises(SetupError):
        Register(corpus, tmp_path).add(draft())
    with pytest.raises(SetupError):
        _ = corpus.history.folder


@pytest.fixture(autouse=True)
def _no_folder_is_left(tmp_path: Path) -> Iterator[None]:
    """After each test the folders of builds that did not come about are gone."""
    yield
    builds = tmp_path / "builds"
    if builds.is_dir():
        assert all((folder / "build.json").is_file() for folder in builds.iterdir())


def test_the_graph_of_a_plan_that_was_removed_is_gone(
    register: Register, tmp_path: Path, draft: Callable[..., Draft]
) -> None:
    register.add(draft())
    assert document_graph(NAME) in store_in(tmp_path).graphs()
    register.remove(NAME, ANY)
    assert document_graph(NAME) not in store_in(tmp_path).graphs()
