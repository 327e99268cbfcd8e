"""Everything that can go wrong, as one tree.

    AnsinhError
    ├── InputError            what a person or a system gave is wrong
    │   ├── NotFoundError          no such question, document or thing
    │   ├── ParameterError    a question's parameter is missing, unknown or not in its list
    │   ├── QueryError        a SPARQL query that cannot be parsed or is not allowed
    │   └── NotAcceptableError     no offered form of the answer is acceptable
    ├── DataError             the ontology, the data, the shapes or a question are wrong
    │   ├── ViolationError    the data violate a condition
    │   └── FileSyntaxError   a file cannot be parsed
    └── SetupError            this machine or its settings lack something

Each carries a message that names the place and a mend, in Vietnamese and English, so that one handler can
turn any of them into problem details (RFC 9457) or into a line on a terminal.
"""

from dataclasses import dataclass


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


class InputError(AnsinhError):
    """What was given is wrong; it can be mended by whoever gave it."""

    status = 400
    title = Message("Yêu cầu không hợp lệ", "Bad request")


class NotFoundError(InputError):
    """There is nothing of that name."""

    status = 404
    title = Message("Không tìm thấy", "Not found")


class ParameterError(InputError):
    """A parameter of a question is unknown, missing or not in its list."""

    status = 422
    title = Message("Tham số không hợp lệ", "Parameter not valid")


class QueryError(InputError):
    """A SPARQL query cannot be parsed, or asks for what is not allowed."""

    title = Message("Truy vấn SPARQL không hợp lệ", "SPARQL query not valid")


class NotAcceptableError(InputError):
    """No form in which the answer is offered is acceptable to the client."""

    status = 406
    title = Message("Không có định dạng được yêu cầu", "Not acceptable")


class UnsupportedMediaTypeError(InputError):
    """The body is of a type that is not read here."""

    status = 415
    title = Message("Kiểu nội dung không được hỗ trợ", "Unsupported media type")


class TooLargeError(InputError):
    """The request is larger than the limit in the settings."""

    status = 413
    title = Message("Yêu cầu quá lớn", "Request too large")


class DataError(AnsinhError):
    """Ontology, data, shapes or questions are wrong."""

    title = Message("Dữ liệu sai", "Data not valid")


class ViolationError(DataError):
    """The data violate a condition."""


class FileSyntaxError(DataError):
    """A file cannot be parsed."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(
            f"{place}: không đọc được tệp: {reason}. Hãy sửa cú pháp ở dòng này.",
            f"{place}: cannot read the file: {reason}. Mend the syntax at this line.",
        )
        self.file = file
        self.line = line


class SetupError(AnsinhError):
    """This machine or its settings lack something."""

    status = 503
    title = Message("Dịch vụ chưa sẵn sàng", "Service not ready")
