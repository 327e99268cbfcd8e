"""How the data are cited: as text, as a CITATION.cff file, and as BibTeX."""

from dataclasses import dataclass

import yaml

from ansinh.errors import Message
from ansinh.terms import BASE

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TITLE = Message(
    "Ansinh: đồ thị tri thức về các kế hoạch chính sách an sinh xã hội của Việt Nam",
    "Ansinh: knowledge graph of Vietnamese policy plans on social security",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A version of the data as it is cited.

    Args:
        version: version of code and data.
        date: day on which the data were built or last changed, ISO 8601.
    """

    version: str
    date: str

    @property
    def title(self) -> Message:
        """The title in both languages."""
        return _TITLE

    @property
    def address(self) -> str:
        """The lasting address."""
        return BASE

    @property
    def licence(self) -> str:
        """The address of the licence of the data."""
        return _LICENCE

    @property
    def text(self) -> Message:
        """One line for a list of references."""
        return Message(
            f"{_TITLE.vi}. Phiên bản {self.version}, ngày {self.date}. {BASE}. Giấy phép CC BY 4.0.",
            f"{_TITLE.en}. Version {self.version}, {self.date}. {BASE}. Licence CC BY 4.0.",
        )

    def as_cff(self) -> str:
        """The citation as `CITATION.cff` (Citation File Format 1.2.0)."""
        fields = {
            "cff-version": "1.2.0",
            "message": "Please cite the version of the data that you used.",
            "type": "dataset",
            "title": _TITLE.en,
            "authors": [{"name": "The Ansinh project"}],
            "version": self.version,
            "date-released": self.date,
            "url": BASE,
            "license": "CC-BY-4.0",
        }
        return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=120)

    def as_bibtex(self) -> str:
        """The citation as a BibTeX entry."""
        return (
            f"@misc{{ansinh,\n  title = {{{{{_TITLE.en}}}}},\n  author = {{{{The Ansinh project}}}},\n"
            f"  version = {{{self.version}}},\n  year = {{{self.date[:4]}}},\n  url = {{{BASE}}}\n}}\n"
        )
