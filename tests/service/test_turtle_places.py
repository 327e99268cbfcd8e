"""The line of a subject is found in a Turtle file as people write them."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from ansinh.corpus.files import find_corpus
from ansinh.corpus.turtle_places import subject_lines

TEXT = '''@prefix a: <http://a/> .
PREFIX b: <http://b/>
# a:comment a:is a:no .
a:one a a:Thing ; a:says """a:no a:no .
a:no""" .

<http://a/two> a:of ( a:x a:y ) , [ a:p a:q . ] ; a:v 1.5 .
b:three.four\\,five a a:Thing .
_:blank a a:Thing . a:six a a:Thing .
a:one a:more 'a . b' .
'''


def test_each_subject_has_the_line_of_its_first_statement() -> None:
    assert subject_lines(TEXT) == {
        "http://a/one": 4,
        "http://a/two": 7,
        "http://b/three.four,five": 8,
        "http://a/six": 9,
    }


@pytest.mark.parametrize("path", [file.path for file in find_corpus().documents], ids=lambda path: path.stem[:20])
def test_every_subject_of_a_document_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    subjects = {triple.subject.value for triple in ox.parse(input=text, format=ox.RdfFormat.TURTLE)}
    places = subject_lines(text)
    assert set(places) == subjects
    assert sorted(places.values()) == list(dict.fromkeys(sorted(places.values())))
