"""The lists of agencies and areas."""

from ansinh.errors import Message
from ansinh.lookups.listing import ITSELF, Field, Filter, Kind, Listing, Shape
from ansinh.terms import THING

_LABEL = Field("label", "?node rdfs:label ?value", Shape.WORDS)

AGENCIES = Listing(
    name="agencies",
    title=Message("Cơ quan", "Agencies"),
    of="ansinh:Agency",
    base=f"{THING}agency/",
    names="agency",
    fields=(
        _LABEL,
        Field("type", "?node ansinh:agencyType ?value"),
        Field("level", "?node ansinh:administrativeLevel ?value"),
        Field("area", "?node ansinh:operatesIn ?value"),
        Field("sub_unit_of", "?node ansinh:subUnitOf ?value", many=True),
        Field("succeeded_by", "?node ansinh:agencySucceededBy ?value", many=True),
        Field("preceded_by", "?value ansinh:agencySucceededBy ?node", many=True),
        Field("changes", "?node ansinh:reorganisedBy ?value", many=True),
    ),
    filters=(
        Filter(
            "name",
            ITSELF,
            Message(
                "Những từ phải có trong tên, có hoặc không có dấu.",
                "Words that have to stand in the name, with or without diacritics.",
            ),
            kind=Kind.WORDS,
            names="agency",
            example="cong an",
        ),
        Filter(
            "province",
            "?node ansinh:operatesIn ?value",
            Message("Địa bàn của cơ quan, hoặc VN.", "The area in which it works, or VN."),
            names="area",
            several=True,
            example="Kon Tum",
        ),
        Filter(
            "type",
            "?node ansinh:agencyType ?value",
            Message("Loại cơ quan.", "The type of agency."),
            names="concept/agency-type",
            example="police",
        ),
        Filter(
            "level",
            "?node ansinh:administrativeLevel ?value",
            Message("Cấp hành chính.", "The administrative level."),
            names="concept/administrative-level",
            example="province",
        ),
    ),
    sort=("area", "label"),
)

AREAS = Listing(
    name="areas",
    title=Message("Đơn vị hành chính", "Administrative units"),
    of="ansinh:Area",
    base=f"{THING}area/",
    names="area",
    fields=(
        Field("code", "?node ansinh:areaCode ?value", Shape.TEXT),
        _LABEL,
        Field(
            "kind",
            "?node a ?value FILTER (?value IN (ansinh:Country, ansinh:Province, ansinh:District))",
        ),
        Field("valid_from", "?node ansinh:validFrom ?value", Shape.DAY),
        Field("valid_until", "?node ansinh:validUntil ?value", Shape.DAY),
        Field("within", "?node ansinh:within ?value", many=True),
        Field("succeeded_by", "?node ansinh:succeededBy ?value", many=True),
        Field("preceded_by", "?value ansinh:succeededBy ?node", many=True),
        Field("changes", "?node ansinh:changedBy ?value", many=True),
    ),
    filters=(
        Filter(
            "name",
            ITSELF,
            Message("Mã hoặc tên.", "Its code or name."),
            names="area",
            several=True,
            example="Lâm Đồng",
        ),
        Filter(
            "within",
            "?node ansinh:within ?value",
            Message("Đơn vị bao gồm nó.", "A unit around it."),
            names="area",
            several=True,
            example="Kon Tum",
        ),
        Filter(
            "kind",
            "?node a ?value",
            Message("Cấp: Country, Province hoặc District.", "What it is: Country, Province or District."),
            names="class/Area",
            example="Province",
        ),
        Filter(
            "asOf",
            "OPTIONAL { ?node ansinh:validFrom ?first } OPTIONAL { ?node ansinh:validUntil ?last }",
            Message("Ngày mà đơn vị còn tồn tại.", "A day on which it exists."),
            kind=Kind.VALID,
            example="2024-01-01",
        ),
    ),
    sort=("code", "valid_from"),
)
