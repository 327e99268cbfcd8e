"""The record of a source text: its digest and which of its lines are not blank."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ansinh.errors import InputError
from ansinh.text import slug

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the project keeps of a source text.

    Args:
        file_name: name of the file without its folder.
        stem: what stands for the file in IRIs.
        sha256: SHA-256 digest of its bytes, 64 hexadecimal digits.
        line_count: number of its lines, ended by the line feed alone.
        non_blank_lines: numbers of the lines that are not blank, counted from 1, as ranges: `1-3 5`.
        first_line: number of the first line that is not blank.
    """

    file_name: str
    stem: str
    sha256: str
    line_count: int
    non_blank_lines: str
    first_line: int


def record_of(path: Path) -> SourceRecord:
    """The record of the text in `path`.

    Raises:
        InputError: there is no such file, it is not UTF-8, it has no line that is not blank, or its name gives no IRI.
    """
    if not path.is_file():
        raise InputError(f"Không có tệp {path}.", f"There is no file {path}.")
    content = path.read_bytes()
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: tệp không phải UTF-8.", f"{path}: the file is not UTF-8.") from error
    written = [number for number, line in enumerate(lines, 1) if line.strip()]
    stem = path.stem if _SAFE.fullmatch(path.stem) else slug(path.stem)
    if not written or not stem:
        raise InputError(
            f"{path}: tệp không có chữ, hoặc tên tệp không có chữ cái hay chữ số nào.",
            f"{path}: the file has no words, or its name has no letter or digit.",
        )
    digest = hashlib.sha256(content).hexdigest()
    return SourceRecord(path.name, stem, digest, len(lines) - (lines[-1] == ""), ranges(written), written[0])


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers as ranges: 1, 2, 3, 5 give `1-3 5`."""
    runs = (list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)
