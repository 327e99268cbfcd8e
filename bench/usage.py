"""What processes use of the machine, as Linux tells it (proc(5))."""

import os
from pathlib import Path


def used(root: int) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory of a process and all that came from it."""
    ticks, pages = 0, 0
    for number in _family(root):
        try:
            fields = _stat(number)
            pages += int(Path(f"/proc/{number}/statm").read_text(encoding="ascii").split()[1])
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _family(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = _stat(int(entry.name))
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for one in found:
        found += children.get(one, [])
    return found


def _stat(number: int) -> list[str]:
    """The fields of /proc/NUMBER/stat behind the name of the program."""
    return Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
