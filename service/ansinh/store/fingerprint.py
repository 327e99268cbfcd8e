"""A fingerprint of a set of quads that can be brought up to date when quads come and go.

It is the sum of the SHA-256 of each N-Quads line, modulo 2^256: the order of the lines plays no part (a set hash by
addition, Bellare and Micciancio 1997, AdHash).
"""

import hashlib
from collections.abc import Iterable

_MODULUS = 2**256
EMPTY = f"{0:064x}"
"""The fingerprint of no quads."""


def fingerprint(added: Iterable[str], removed: Iterable[str] = (), before: str = EMPTY) -> str:
    """The fingerprint after lines came and went, in 64 hexadecimal digits.

    Args:
        added: N-Quads lines, without line feed, that were not there before.
        removed: lines that were.
        before: the fingerprint until then.
    """
    total = int(before, 16) + sum(map(_number, added)) - sum(map(_number, removed))
    return f"{total % _MODULUS:064x}"


def _number(line: str) -> int:
    return int.from_bytes(hashlib.sha256(line.encode()).digest())
