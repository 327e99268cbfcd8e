"""Where provinces stand on a tile map, read from `data/reference/province-tiles.yaml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ansinh.errors import DataError

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
    try:
        return Tiles.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{file.name} sai: {error}", f"{file.name} is wrong: {error}") from error
