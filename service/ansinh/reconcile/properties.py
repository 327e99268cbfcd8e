"""The types of things that names are matched with, and the properties by which they are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from ansinh.errors import Message
from ansinh.store.fields import Fields

AS_OF = "asOf"
"""The property that says at which day a name is meant; it chooses between areas of one name."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of things.

    Args:
        name: what it is called.
        of: the type of its values where they are things that can be matched, too.
        asked_only: whether it narrows a query without being a value that can be fetched.
    """

    name: Message
    of: str = ""
    asked_only: bool = False


PROPERTIES: Mapping[str, Property] = {
    AS_OF: Property(Message("tại ngày", "as of"), asked_only=True),
    "province": Property(Message("tỉnh", "province"), of="Province"),
    "code": Property(Message("mã", "code")),
    "validFrom": Property(Message("có từ ngày", "valid from")),
    "validUntil": Property(Message("có đến ngày", "valid until")),
    "succeededBy": Property(Message("được kế tục bởi", "succeeded by"), of="Province"),
    "replaces": Property(Message("kế tục", "replaces"), of="Province"),
    "level": Property(Message("cấp", "level")),
    "agencyType": Property(Message("loại cơ quan", "agency type")),
    "number": Property(Message("số", "number")),
    "date": Property(Message("ngày ban hành", "date of issue")),
    "issuer": Property(Message("cơ quan ban hành", "issuer"), of="Agency"),
    "documentType": Property(Message("loại văn bản", "document type")),
    "title": Property(Message("tên", "title")),
    "document": Property(Message("thuộc văn bản", "in document"), of="Document"),
    "member": Property(Message("thành viên", "member")),
    "definition": Property(Message("định nghĩa", "definition")),
}
"""The properties by their ids."""

_AREA = {
    "label": ("rdfs:label",),
    "called": ("rdfs:label", "skos:altLabel"),
    "code": ("ansinh:areaCode",),
    "validFrom": ("ansinh:validFrom",),
    "validUntil": ("ansinh:validUntil",),
}
AREAS = ("Province", "District")
"""The types of areas, whose names may have a word that says their kind."""
TYPES: Mapping[str, Fields] = {
    "Province": Fields(
        "?thing a ansinh:Province .",
        {**_AREA, "succeededBy": ("ansinh:succeededBy",), "replaces": ("^ansinh:succeededBy",)},
    ),
    "District": Fields("?thing a ansinh:District .", {**_AREA, "province": ("ansinh:within",)}),
    "Agency": Fields(
        "?thing a ansinh:Agency .",
        {
            "label": ("rdfs:label",),
            "called": ("rdfs:label", "skos:altLabel"),
            "province": ("ansinh:operatesIn", "ansinh:operatesIn/ansinh:within"),
            "level": ("ansinh:administrativeLevel/skos:prefLabel",),
            "agencyType": ("ansinh:agencyType/skos:prefLabel",),
        },
    ),
    "Document": Fields(
        "?thing a ansinh:Document .",
        {
            "label": ("ansinh:shortName",),
            "called": ("ansinh:shortName", "ansinh:documentNumber", "ansinh:title"),
            "number": ("ansinh:documentNumber",),
            "title": ("ansinh:title",),
            "date": ("ansinh:issuedOn",),
            "issuer": ("ansinh:issuer",),
            "province": ("ansinh:jurisdiction",),
            "documentType": ("ansinh:documentType/skos:prefLabel",),
        },
    ),
    "Indicator": Fields(
        "?thing a ansinh:Indicator .",
        {
            "label": ("skos:prefLabel",),
            "called": ("skos:prefLabel", "skos:altLabel", "skos:notation"),
            "code": ("skos:notation",),
            "definition": ("skos:definition",),
        },
    ),
    "TargetGroup": Fields(
        "{ ?thing a ansinh:TargetGroup } UNION { ?thing a ansinh:GroupCode }",
        {
            "label": ("skos:prefLabel",),
            "called": ("skos:prefLabel", "skos:altLabel", "skos:notation"),
            "code": ("skos:notation",),
            "document": ("ansinh:inDocument",),
            "province": ("ansinh:inDocument/ansinh:jurisdiction",),
            "member": ("ansinh:hasMember/rdfs:label",),
            "definition": ("skos:definition",),
        },
    ),
}
"""The types by their ids, which are names of classes of the ontology, each with how its things are read."""
