"""Knowledge graph and semantic query service over Vietnamese policy plans."""

from importlib.metadata import version

__version__ = version("ansinh")
