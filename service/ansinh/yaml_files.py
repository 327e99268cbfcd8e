"""Records kept in YAML files of the project."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ansinh.errors import DataError

_Model = TypeVar("_Model", bound=BaseModel)


def from_yaml(text: str) -> Any:
    """What a text in YAML says.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(text, Loader=yaml.CSafeLoader)  # ten times as fast as `yaml.safe_load`


def read_yaml(file: Path, model: type[_Model]) -> _Model:
    """The record in a file.

    Raises:
        DataError: the file is not as it should be.
    """
    try:
        return model.model_validate(from_yaml(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{file.name} sai: {error}", f"{file.name} is wrong: {error}") from error
