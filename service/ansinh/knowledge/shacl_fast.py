"""The fast engine, pyrudof."""

import os
import re
import threading
from collections.abc import Iterable

from pyrudof import RDFFormat, Rudof, RudofConfig, ShaclError, ShaclFormat, ShaclValidationEntry, ValidationError

from ansinh.errors import DataError
from ansinh.knowledge.validation import Result

_NO_CERTIFICATES = {"SSL_CERT_FILE": os.devnull, "SSL_CERT_DIR": os.devnull}
_LITERAL = re.compile(r'^"(.*)"(?:@[\w-]+|\^\^.+)?$', re.DOTALL)
_OTHER_SEVERITY = re.compile(r"^\w+\((.+)\)$")
_IRI = re.compile(r"^<?([a-z][\w+.-]*:[^<>\s]*)>?$")


class FastValidator:
    """See `ansinh.knowledge.validation.Validator`.

    Each thread has an engine of its own, which reads the shapes once.

    Args:
        shapes: the shapes as N-Triples lines.
    """

    def __init__(self, shapes: Iterable[str]) -> None:
        self._shapes = "\n".join(shapes)
        self._own = threading.local()

    def validate(self, ntriples: Iterable[str]) -> list[Result]:
        """See `Validator.validate`."""
        try:
            engine = self._engine()
            engine.read_data("\n".join(ntriples), format=RDFFormat.NTriples)
            report = engine.validate_shacl()
            engine.reset_data()
        except (ShaclError, ValidationError) as error:
            raise DataError(f"Hình SHACL sai: {error}", f"The SHACL shapes are not valid: {error}") from error
        return sorted({_result(entry) for entry in report})

    def _engine(self) -> Rudof:
        """The engine of this thread, with the shapes."""
        if not hasattr(self._own, "engine"):
            # It reads all certificates of the machine before it reads data, though it calls nobody; there are none.
            os.environ |= _NO_CERTIFICATES
            self._own.engine = Rudof(RudofConfig())
            self._own.engine.read_shacl(self._shapes, format=ShaclFormat.NTriples)
        engine: Rudof = self._own.engine
        return engine


def _result(entry: ShaclValidationEntry) -> Result:
    focus, value = _plain(entry.focus_node), _plain(entry.value or "")
    shape = _plain(entry.source_shape or "")
    return Result(focus, shape, _severity(entry.severity), _path(entry.path or ""), "" if value == focus else value)


def _severity(severity: str) -> str:
    """A severity of SHACL in lower case, or the IRI of another."""
    other = _OTHER_SEVERITY.match(severity)
    return other.group(1) if other else severity.lower()


def _plain(term: str) -> str:
    """The text of an IRI or literal; a blank node has none."""
    if term.startswith("_:"):
        return ""
    literal = _LITERAL.match(term)
    return literal.group(1) if literal else term.removeprefix("<").removesuffix(">")


def _path(path: str) -> str:
    found = _IRI.match(path)
    return found.group(1) if found else ""
