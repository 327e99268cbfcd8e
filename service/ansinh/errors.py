"""Everything that can go wrong, as one tree.

    AnsinhError
    ├── InputError            what a person or a system gave is wrong
    │   ├── NotFoundError          no such question, document or thing
    │   ├── GoneError         there was such a thing, and no longer is
    │   ├── ParameterError    a parameter is missing, unknown or not in its list
    │   │   └── AmbiguousError     a text stands for several things
    │   ├── UnauthorizedError     no token, or one that is not known
    │   ├── ConflictError     what is asked for does not fit what is there
    │   ├── PreconditionError     somebody else was first
    │   ├── PreconditionNeededError   which version is to be changed was not said
    │   ├── RefusedError      a plan has violations
    │   ├── QueryError        a SPARQL query that cannot be parsed or is not allowed
    │   │   └── QuerySyntaxError   it does not follow the grammar; with line and column
    │   ├── RangeError        the part of a file that is asked for is not there
    │   └── NotAcceptableError     no offered form of the answer is acceptable
    ├── DataError             the ontology, the data, the shapes or a question are wrong
    │   ├── ViolationError    the data violate a condition
    │   └── FileSyntaxError   a file cannot be parsed
    ├── UnavailableError      cannot be done now, for want of time or room
    │   ├── DeadlineError     a query took too long and was stopped
    │   ├── BusyError         too much is being done at the same time
    │   ├── ReaderLostError   the process that worked on it died
    │   ├── RemoteEngineError a remote engine does not answer, or not as it should
    │   └── ClientLeftError   nobody waits for it any more
    └── SetupError            this machine or its settings lack something

Each carries a message that names the place and a mend, in Vietnamese and English, so that one handler can
turn any of them into problem details (RFC 9457) or into a line on a terminal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ansinh.thing import Thing


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in both languages."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language` (`vi` or `en`)."""
        return self.vi if language == "vi" else self.en


class AnsinhError(Exception):
    """The root of the tree."""

    status = 500
    title = Message("Lỗi trong dịch vụ", "Fault in the service")

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.detail = Message(vi, en)
        # What problem details (RFC 9457, section 3.2) and the header fields of an answer over HTTP say besides.
        self.members: Mapping[str, object] = {}
        self.headers: Mapping[str, str] = {}

    def __reduce__(self) -> tuple[object, ...]:
        # Errors come from other processes too; each class has a constructor of its own, so none is called again.
        return _restored, (type(self), self.args), self.__dict__


class InputError(AnsinhError):
    """What was given is wrong; it can be mended by whoever gave it."""

    status = 400
    title = Message("Yêu cầu không hợp lệ", "Bad request")


class NotFoundError(InputError):
    """There is nothing of that name.

    Args:
        vi: the message in Vietnamese.
        en: the message in English.
        near: names that are near to it.
        candidates: the things that may have been meant.
    """

    status = 404
    title = Message("Không tìm thấy", "Not found")

    def __init__(self, vi: str, en: str, near: Sequence[str] = (), candidates: Sequence[Thing] = ()) -> None:
        super().__init__(vi, en)
        self.candidates = tuple(candidates)
        self.members = {"near": list(near)} if near else {}
        if candidates:
            self.members = {**self.members, "candidates": [one.as_object() for one in candidates]}


class GoneError(InputError):
    """There was something of that name, and there no longer is (RFC 9110, section 15.5.11).

    Args:
        vi: the message in Vietnamese.
        en: the message in English.
        history: address of what became of it.
    """

    status = 410
    title = Message("Không còn nữa", "Gone")

    def __init__(self, vi: str, en: str, history: str) -> None:
        super().__init__(vi, en)
        self.members = {"history": history}
        self.headers = {"Link": f'<{history}>; rel="version-history"'}  # RFC 5829, section 3.2


class ParameterError(InputError):
    """A parameter is unknown, missing or not in its list.

    Args:
        vi: the message in Vietnamese.
        en: the message in English.
        parameter: its name.
        candidates: what may have been meant: all that a text stands for where it stands for several, else the nearest.
    """

    status = 422
    title = Message("Tham số không hợp lệ", "Parameter not valid")

    def __init__(self, vi: str, en: str, parameter: str = "", candidates: Sequence[Thing] = ()) -> None:
        super().__init__(vi, en)
        self.parameter = parameter
        self.candidates = tuple(candidates)
        self.members = {"parameter": parameter} if parameter else {}
        if candidates:
            self.members = {**self.members, "candidates": [one.as_object() for one in candidates]}


class AmbiguousError(ParameterError):
    """A text stands for several things where one is needed."""

    title = Message("Chỉ nhiều đối tượng", "Ambiguous")


class UnauthorizedError(InputError):
    """Writing needs a token, and the one given, if any, is not known."""

    status = 401
    title = Message("Cần mã truy cập", "Token needed")


class ConflictError(InputError):
    """What is asked for does not fit what is there."""

    status = 409
    title = Message("Xung đột", "Conflict")


class PreconditionError(InputError):
    """What was to be changed has been changed by somebody else meanwhile."""

    status = 412
    title = Message("Đã có người khác sửa", "Precondition failed")


class PreconditionNeededError(InputError):
    """What is to be changed must be named with its version."""

    status = 428
    title = Message("Cần nêu phiên bản", "Precondition required")


class RefusedError(InputError):
    """A plan has violations.

    Args:
        plan: what was given, for the message.
        violations: how many.
        report: the report on the plan, of the gate's own type.
    """

    status = 422
    title = Message("Kế hoạch chưa nhận vào được", "Plan not acceptable")

    def __init__(self, plan: str, violations: int, report: object) -> None:
        super().__init__(
            f"{plan}: {violations} vi phạm. Hãy sửa theo báo cáo rồi gửi lại; chưa có gì được ghi.",
            f"{plan}: {violations} violations. Mend them by the report and send it again; nothing was written.",
        )
        self.report = report


class QueryError(InputError):
    """A SPARQL query cannot be parsed, or asks for what is not allowed."""

    title = Message("Truy vấn SPARQL không hợp lệ", "SPARQL query not valid")


class QuerySyntaxError(QueryError):
    """A SPARQL query does not follow the grammar, or names what it does not declare.

    Args:
        reason: what is wrong at the place.
        line: the line of the query, and `column` the character there, both from 1.
        token: what stands there (nothing at the end), and `expected` what might, where the grammar tells.
    """

    def __init__(
        self, reason: Message, *, line: int, column: int, token: str = "", expected: Sequence[str] = ()
    ) -> None:
        super().__init__(
            f"Sai cú pháp SPARQL (dòng {line}, cột {column}): {reason.vi}",
            f"SPARQL syntax (line {line}, column {column}): {reason.en}",
        )
        self.reason = reason
        self.line, self.column = line, column
        self.token, self.expected = token, tuple(expected)
        self.members = {"line": line, "column": column, "token": token, "expected": list(expected)}


class NotAcceptableError(InputError):
    """No form in which the answer is offered is acceptable to the client."""

    status = 406
    title = Message("Không có định dạng được yêu cầu", "Not acceptable")


class UnsupportedMediaTypeError(InputError):
    """The body is of a type that is not read here."""

    status = 415
    title = Message("Kiểu nội dung không được hỗ trợ", "Unsupported media type")


class EncodingError(UnsupportedMediaTypeError):
    """The body is compressed in a way that is not read here."""


class RangeError(InputError):
    """The part of a file that is asked for lies outside it."""

    status = 416
    title = Message("Ngoài phạm vi của tệp", "Range not satisfiable")


class TooLargeError(InputError):
    """The request is larger than the limit in the settings."""

    status = 413
    title = Message("Yêu cầu quá lớn", "Request too large")


class HeadTooLargeError(InputError):
    """Address and headers of a request are larger than the limit in the settings."""

    status = 431
    title = Message("Tiêu đề yêu cầu quá lớn", "Request header fields too large")


class DataError(AnsinhError):
    """Ontology, data, shapes or questions are wrong."""

    title = Message("Dữ liệu sai", "Data not valid")


class ViolationError(DataError):
    """The data violate a condition."""


class FileSyntaxError(DataError):
    """A file cannot be parsed."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        place = file if line is None else f"{file}:{line}"
        self.reason = Message(f"Không đọc được tệp: {reason}.", f"Cannot read the file: {reason}.")
        self.mend = Message("Sửa cú pháp ở dòng này.", "Mend the syntax at this line.")
        super().__init__(
            f"{place}: {self.reason.vi} {self.mend.vi}",
            f"{place}: {self.reason.en} {self.mend.en}",
        )
        self.file = file
        self.line = line


class SetupError(AnsinhError):
    """This machine or its settings lack something."""

    status = 503
    title = Message("Dịch vụ chưa sẵn sàng", "Service not ready")


def _restored(kind: type[AnsinhError], arguments: tuple[object, ...]) -> AnsinhError:
    error = kind.__new__(kind)
    error.args = arguments
    return error
