"""The lists of targets, observations and target groups."""

from ansinh.errors import Message
from ansinh.lookups.documents import DOCUMENT, IN_DOCUMENT, PASSAGES, POSITION, PROVINCE, SECTION
from ansinh.lookups.listing import ITSELF, Field, Filter, Kind, Listing, Shape
from ansinh.terms import THING

_DIMENSIONS = (
    DOCUMENT,
    POSITION,
    SECTION,
    Field("indicator", "?node ansinh:indicator ?value"),
    Field("denominator", "?node ansinh:denominator ?value"),
    Field("group", "?node ansinh:aboutGroup ?value"),
    Field("area", "?node ansinh:aboutArea ?value"),
)
_FIGURE = (
    Field("comparator", "?node ansinh:comparator ?value"),
    Field("value", "?node ansinh:value ?value", Shape.NUMBER),
    Field("unit", "?node ansinh:unit ?value"),
)
_GROUP = Message(
    "Nhóm đối tượng: mã dùng chung, hoặc tên như trong văn bản; tên có ở nhiều văn bản là tất cả.",
    "The target group: a shared code, or its name in a document; a name in several documents means all of them.",
)
_BY_DIMENSION = (
    IN_DOCUMENT,
    Filter(
        "area",
        "?node ansinh:aboutArea ?value",
        Message("Địa bàn của con số: tỉnh, huyện, VN.", "The area that the figure is about: province, district, VN."),
        names="area",
        several=True,
        example="Vĩnh Long",
    ),
    PROVINCE,
    Filter(
        "group",
        "?node ansinh:aboutGroup ?value",
        _GROUP,
        names="group",
        several=True,
        example="Nhóm 01",
    ),
    Filter(
        "indicator",
        "?node ansinh:indicator ?value",
        Message("Chỉ tiêu.", "The indicator."),
        names="concept/indicator",
        example="bhyt_coverage",
    ),
    Filter(
        "denominator",
        "?node ansinh:denominator ?value",
        Message("Mẫu số.", "The denominator."),
        names="concept/denominator",
        example="population",
    ),
    Filter(
        "unit",
        "?node ansinh:unit ?value",
        Message("Đơn vị.", "The unit."),
        names="concept/unit",
        example="percent",
    ),
)

TARGETS = Listing(
    name="targets",
    title=Message("Chỉ tiêu được đặt hoặc nhắc lại", "Targets that are set or restated"),
    of="ansinh:Target",
    base=f"{THING}document/",
    fields=(
        *_DIMENSIONS,
        Field("by", "?node ansinh:byTime ?value"),
        *_FIGURE,
        Field("restated_from", "?node ansinh:restatedFrom ?value", many=True),
        PASSAGES,
    ),
    filters=(
        *_BY_DIMENSION,
        Filter(
            "year",
            "?node ansinh:byTime ?value",
            Message("Năm phải đạt.", "The year by which it is to be reached."),
            kind=Kind.TIMES,
            example="2020",
        ),
        Filter(
            "restated",
            "?node ansinh:restatedFrom ?origin",
            Message(
                "Chỉ chỉ tiêu nhắc lại (true), hoặc chỉ chỉ tiêu tự đặt (false).",
                "Only targets restated from others (true), or only those that a document sets itself (false).",
            ),
            kind=Kind.TRUTH,
            example="false",
        ),
    ),
    sort=("document", "position"),
)

OBSERVATIONS = Listing(
    name="observations",
    title=Message("Số liệu được thuật lại", "Figures that are reported"),
    of="ansinh:Observation",
    base=f"{THING}document/",
    fields=(*_DIMENSIONS, Field("period", "?node ansinh:duringTime ?value"), *_FIGURE, PASSAGES),
    filters=(
        *_BY_DIMENSION,
        Filter(
            "year",
            "?node ansinh:duringTime ?value",
            Message("Năm của số liệu.", "The year of the figure."),
            kind=Kind.TIMES,
            example="2017",
        ),
    ),
    sort=("document", "position"),
)

GROUPS = Listing(
    name="groups",
    title=Message("Nhóm đối tượng", "Target groups"),
    of="ansinh:TargetGroup",
    base=f"{THING}document/",
    names="group",
    fields=(
        Field("label", "?node skos:prefLabel ?value", Shape.WORDS),
        DOCUMENT,
        SECTION,
        Field("shared_codes", "?node skos:closeMatch ?value", many=True),
        Field(
            "members",
            "?node ansinh:hasMember ?value",
            (
                Field("label", "?node rdfs:label ?value", Shape.WORDS),
                Field(
                    "legal_bases",
                    "?node ansinh:definedThrough ?value",
                    (
                        Field("cited", "?node ansinh:citedDocument ?value"),
                        Field("provision", "?node ansinh:provision ?value", Shape.TEXT),
                    ),
                    many=True,
                ),
                PASSAGES,
            ),
            many=True,
        ),
        PASSAGES,
    ),
    filters=(
        IN_DOCUMENT,
        PROVINCE,
        Filter(
            "legal_basis",
            "?node ansinh:hasMember/ansinh:definedThrough/ansinh:citedDocument ?value",
            Message("Văn bản quy định một thành phần.", "A document by which a member is defined."),
            names="document",
            example="luat-bhyt",
        ),
        Filter(
            "name",
            ITSELF,
            _GROUP,
            names="group",
            several=True,
            example="Nhóm 01",
        ),
    ),
    sort=("document", "label"),
)
