"""A list as a table: one row a thing, one column a value; what there are several of stands in one cell."""

from collections.abc import Iterator, Mapping, Sequence

from ansinh.lookups.describing import Record
from ansinh.lookups.listing import Field, Shape

_BETWEEN = "; "


def columns(fields: Sequence[Field]) -> list[str]:
    """The names of the columns: a thing has its code (or IRI), IRI and labels, a part the columns of its fields."""
    return ["iri", *(name for field in fields for name in _names(field))]


def row(record: Record, fields: Sequence[Field]) -> list[str]:
    """The cells of a thing, in the order of `columns`."""
    return [str(record["iri"]), *(cell for field in fields for cell in _cells([record], field))]


def _names(field: Field) -> Iterator[str]:
    if not isinstance(field.shape, Shape):
        yield from (f"{field.name}_{name}" for part in field.shape for name in _names(part))
    elif field.shape is Shape.THING:
        yield from (field.name, f"{field.name}_iri", f"{field.name}_vi", f"{field.name}_en")
    elif field.shape is Shape.WORDS:
        yield from (f"{field.name}_vi", f"{field.name}_en")
    else:
        yield field.name


def _cells(records: Sequence[Mapping[str, object]], field: Field) -> Iterator[str]:
    """The cells of one field of several records, joined."""
    values = [one for record in records for one in _several(record[field.name])]
    if not isinstance(field.shape, Shape):
        parts = [one for one in values if isinstance(one, dict)]
        yield from (cell for part in field.shape for cell in _cells(parts, part))
        return
    written = [_written(one, field.shape) for one in values] or [[""] * len(list(_names(field)))]
    yield from (_BETWEEN.join(column).strip("; ") for column in zip(*written, strict=True))


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _written(value: object, shape: Shape) -> list[str]:
    if not isinstance(value, dict):
        return [str(value)]
    match shape:
        case Shape.WORDS:
            return [value["vi"] or "", value["en"] or ""]
        case Shape.PASSAGE:
            return [f"{value['source_file']}:{value['line_start']}-{value['line_end']}"]
        case _:
            label = value["label"]
            return [value["code"] or value["iri"], value["iri"], label["vi"] or "", label["en"] or ""]
