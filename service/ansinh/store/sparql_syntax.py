"""Where a SPARQL query goes wrong, and what it is made of (SPARQL 1.1 Query, section 19).

The engine says only how far it came while it tried one rule after another, which is often not where the fault is. What
it refuses is read here once more by the grammar of the standard, which knows at each place what may follow. That parser
keeps its stack on the heap, so that no nesting overflows it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from lark import Lark, Token, UnexpectedInput, UnexpectedToken
from lark.lexer import PatternStr

from ansinh.errors import Message, QuerySyntaxError
from ansinh.terms import PREFIXES

_GRAMMAR = Path(__file__).with_name("sparql.lark")
_END = "$END"
_SHOWN = 12
_WORD = re.compile(r"\w+|\S")
_ENGINE = re.compile(r"error at (\d+):(\d+)")
_CONDITIONS = {
    "that is unbound": Message(
        "SELECT nêu một biến không nằm trong GROUP BY; hãy thêm vào GROUP BY, hoặc dùng hàm gộp.",
        "SELECT names a variable that GROUP BY does not; add it there, or use an aggregate.",
    ),
    "Duplicated variable": Message("SELECT nêu một biến hai lần.", "SELECT names a variable twice."),
    "The SELECT overrides": Message(
        "SELECT (… AS ?biến) dùng một biến đã có; hãy dùng tên khác.",
        "SELECT (… AS ?variable) names a variable that is in use; choose another.",
    ),
    "SELECT * is not authorized": Message(
        "SELECT * không đi cùng GROUP BY; hãy nêu từng biến.", "SELECT * cannot go with GROUP BY; name the variables."
    ),
    "The VALUES clause rows": Message(
        "Mỗi hàng của VALUES cần đủ giá trị cho các biến; chỗ trống ghi UNDEF.",
        "Each row of VALUES needs a value for each variable; write UNDEF for none.",
    ),
    "IRI parsing failed": Message("Đây không phải là IRI hợp lệ.", "This is not a valid IRI."),
    "language tag parsing failed": Message("Đây không phải là mã ngôn ngữ.", "This is not a language tag."),
}
"""What the standard asks besides its grammar, by a part of what the engine says where it is not kept."""
_OTHERWISE = Message(
    "một biến, nút trống, hàm gộp, số đối số hoặc hàng VALUES không theo điều kiện của chuẩn.",
    "a variable, blank node, aggregate, number of arguments or row of VALUES is not as the standard asks.",
)
_NAMES = {
    "IRIREF": ("<IRI>",),
    "PNAME_LN": ("prefix:name",),
    "PNAME_NS": ("prefix:",),
    "VAR": ("?variable",),
    "STRING": ('"text"',),
    "LONG_STRING": ('"text"',),
    "LANGTAG": ("@language",),
    "NIL": ("()",),
    "ANON": ("[]",),
    "BLANK_NODE_LABEL": ("_:blank",),
    "FUNCTION": ("function",),
    "SET_FUNCTION": ("SUM", "MIN", "MAX", "AVG", "SAMPLE"),
    "A": ("a",),
    _END: ("end of query",),
}
_REFUSED = ("SERVICE", "SILENT")
_NUMBERS = ("INTEGER", "DECIMAL", "DOUBLE")


def tokens(query: str) -> list[Token]:
    """The tokens of a query, in order, without blanks and comments.

    Raises:
        QuerySyntaxError: the query does not follow the grammar.
    """
    steps = _parser().parse_interactive(query)
    try:
        found = list(steps.iter_parse())
        steps.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        accepted: set[str] = steps.accepts()  # type: ignore[no-untyped-call]
        raise _fault(query, error, accepted) from error
    return found


def declared(parts: Sequence[Token]) -> dict[str, str]:
    """The prefixes that a query declares, over those that need not be."""
    triples = zip(parts, parts[1:], parts[2:], strict=False)
    own = {name[:-1]: iri[1:-1] for word, name, iri in triples if word.type == "PREFIX"}
    return {**PREFIXES, **own}


def refused(query: str, reason: str) -> QuerySyntaxError:
    """What to say of a query that the engine refused for `reason`."""
    try:
        parts = tokens(query)
    except QuerySyntaxError as error:
        return error
    return _undeclared(query, parts) or _condition(reason)


def placed(error: QuerySyntaxError, query: str, escape: re.Pattern[str]) -> QuerySyntaxError:
    """The error at its place in a query in which `escape` found longer writings of single characters."""
    place = _offset(escape.sub("x", query), error.line, error.column)
    for match in escape.finditer(query):
        if match.start() >= place:
            break
        place += len(match.group()) - 1
    line, column = _line_and_column(query, place)
    return QuerySyntaxError(error.reason, line=line, column=column, token=error.token, expected=error.expected)


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer="contextual")


@cache
def _literals() -> Mapping[str, str]:
    return {one.name: one.pattern.value for one in _parser().terminals if isinstance(one.pattern, PatternStr)}


def _fault(query: str, error: UnexpectedInput, accepted: Iterable[str]) -> QuerySyntaxError:
    place = _offset(query, error.line, error.column)
    token = str(error.token) if isinstance(error, UnexpectedToken) else _word(query, place)
    if not token:
        place = len(query.rstrip())
    expected = _named(accepted)
    listed = ", ".join(expected[:_SHOWN]) + (", …" if len(expected) > _SHOWN else "")
    met_vi, met_en = (f"gặp “{token}”", f"met “{token}”") if token else ("truy vấn kết thúc", "the query ends")
    reason = Message(f"{met_vi}; ở đây cần: {listed}", f"{met_en}; expected here: {listed}")
    line, column = _line_and_column(query, place)
    return QuerySyntaxError(reason, line=line, column=column, token=token, expected=expected)


def _named(terminals: Iterable[str]) -> list[str]:
    return sorted({name for terminal in terminals if terminal not in _REFUSED for name in _names(terminal)})


def _names(terminal: str) -> Sequence[str]:
    if terminal.endswith(_NUMBERS):
        return ("number",)
    return _NAMES.get(terminal, (_literals().get(terminal, terminal),))


def _undeclared(query: str, parts: Sequence[Token]) -> QuerySyntaxError | None:
    known = declared(parts)
    for part in parts:
        prefix = part.partition(":")[0]
        if part.type in ("PNAME_LN", "PNAME_NS") and prefix not in known:
            line, column = _line_and_column(query, part.start_pos or 0)
            reason = Message(
                f"tiền tố “{prefix}:” chưa được khai báo; hãy thêm PREFIX {prefix}: <…> ở đầu truy vấn.",
                f"the prefix “{prefix}:” is not declared; add PREFIX {prefix}: <…> at the start of the query.",
            )
            return QuerySyntaxError(reason, line=line, column=column, token=str(part))
    return None


def _condition(reason: str) -> QuerySyntaxError:
    """The query follows the grammar, but not the conditions that the standard sets besides."""
    found = _ENGINE.search(reason)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    message = next((message for part, message in _CONDITIONS.items() if part in reason), _OTHERWISE)
    return QuerySyntaxError(message, line=line, column=column)


def _word(query: str, place: int) -> str:
    found = _WORD.match(query, place)
    return found.group() if found else ""


def _line_and_column(text: str, place: int) -> tuple[int, int]:
    before = text[:place]
    return before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1
