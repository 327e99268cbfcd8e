"""What can be told from the text of a SPARQL query without parsing it whole.

A stranger's query is scanned before the engine sees it: SERVICE would call out over the network, and brackets nested by
the thousand overflow the engine's parser. The scan follows the terminals of SPARQL 1.1 Query, section 19.8 (IRIREF, the
four string literals, comments), so that a word inside an IRI, a string, a comment, a prefixed name or a variable is
never taken for a keyword.
"""

import re
from dataclasses import dataclass

_TOKENS = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    | (?P<name>[?$@][\w]+ | [\w][\w.\-]*:[\w.\-:%\\]* | :[\w.\-:%\\]+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The bare words of a query in capitals, and how deep its brackets nest."""

    words: frozenset[str]
    depth: int


def outline(query: str) -> Outline:
    """The outline of `query`; takes time in proportion to its length."""
    words: set[str] = set()
    depth = deepest = 0
    for token in _TOKENS.finditer(query):
        if token.lastgroup == "word":
            words.add(token.group().upper())
        elif token.lastgroup == "open":
            depth += 1
            deepest = max(deepest, depth)
        elif token.lastgroup == "close":
            depth -= 1
    return Outline(frozenset(words), deepest)
