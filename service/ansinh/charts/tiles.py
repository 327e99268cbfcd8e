"""Where provinces stand on a tile map, read from `data/reference/province-tiles.yaml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ansinh.yaml_files import read_yaml

Place = tuple[int, int]
"""A column and a row, counted from the north-west."""


class Tiles(BaseModel):
    """The places by official code: of the provinces until 30 June 2025, and of those since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    then: Mapping[str, Place]
    today: Mapping[str, Place]


@lru_cache(maxsize=1)
def read_tiles(file: Path) -> Tiles:
    """The places in a file.

    Raises:
        DataError: the file is not as it should be.
    """
    return read_yaml(file, Tiles)
