"""The lists of documents, of their citations, and of what they find and doubt."""

from ansinh.errors import Message
from ansinh.lookups.listing import ITSELF, Embedded, Field, Filter, Kind, Listing, Shape
from ansinh.terms import THING

PASSAGES = Field("passages", "?node ansinh:statedIn ?value", Shape.PASSAGE, many=True)
STATED = Field(
    "passages", "?node ansinh:statedIn|(^ansinh:describes/ansinh:accordingTo) ?value", Shape.PASSAGE, many=True
)
DOCUMENT = Field("document", "?node ansinh:inDocument ?value")
SECTION = Field("section", "?node ansinh:sectionPath ?value", Shape.TEXT)
POSITION = Field("position", "?node ansinh:position ?value", Shape.WHOLE)
IN_DOCUMENT = Filter(
    "document",
    "?node ansinh:inDocument ?value",
    Message(
        "Văn bản nguồn nêu thông tin: IRI, id hoặc số.", "The source document that says it: its IRI, id or number."
    ),
    names="document",
    example="dong-nai-plan-implementing-162-kh-tu",
)
PROVINCE = Filter(
    "province",
    "?node ansinh:inDocument ?document . ?document ansinh:jurisdiction ?value",
    Message("Tỉnh mà văn bản nguồn áp dụng.", "The province to which the source document applies."),
    names="area",
    several=True,
    covers=True,
    example="Đồng Nai",
)

DOCUMENTS = Listing(
    name="documents",
    title=Message("Văn bản, kể cả văn bản chỉ được dẫn", "Documents, those only cited among them"),
    of="ansinh:Document",
    base=f"{THING}document/",
    names="document",
    fields=(
        Field("short_name", "?node ansinh:shortName ?value", Shape.TEXT),
        Field("number", "?node ansinh:documentNumber ?value", Shape.TEXT),
        Field("variants", "?record ansinh:describes ?node ; ansinh:variantNumber ?value", Shape.TEXT, many=True),
        Field("type", "?node ansinh:documentType ?value"),
        Field("issuers", "?node ansinh:issuer ?value", many=True),
        Field("date", "?node ansinh:issuedOn ?value", Shape.DAY),
        Field("title", "?node ansinh:title ?value", Shape.WORDS),
        Field("area", "?node ansinh:jurisdiction ?value"),
        Field("period_start", "?node ansinh:periodStart ?value", Shape.WHOLE),
        Field("period_end", "?node ansinh:periodEnd ?value", Shape.WHOLE),
        Field("in_force_until", "?node ansinh:inForceUntil ?value", Shape.DAY),
        Field("source_file", "?node ansinh:heldInFile/ansinh:fileName ?value", Shape.TEXT),
        Field("presumed_same_as", "?node ansinh:presumedSameAs ?value", many=True),
        STATED,
    ),
    filters=(
        Filter(
            "number",
            ITSELF,
            Message(
                "Số của văn bản, viết kiểu nào cũng được, có hoặc không có ngày: 21-NQ/TW, 21nqtw, 21-NQ/TW 2012.",
                "The document's number, in any spelling, with or without its date: 21-NQ/TW, 21nqtw, 21-NQ/TW 2012.",
            ),
            names="document",
            several=True,
            example="21-NQ/TW",
        ),
        Filter(
            "title",
            ITSELF,
            Message(
                "Những từ phải có trong tên văn bản, có hoặc không có dấu.",
                "Words that have to stand in the title, with or without diacritics.",
            ),
            kind=Kind.WORDS,
            names="title",
            example="bao hiem y te",
        ),
        Filter(
            "implements",
            "?node ansinh:implements ?value",
            Message(
                "Văn bản được thực hiện, trực tiếp hay qua trung gian.",
                "A document that is carried out, directly or through others.",
            ),
            names="document",
            example="21-nq-tw-2012",
        ),
        Filter(
            "implemented_by",
            "?node ansinh:implementedBy ?value",
            Message(
                "Văn bản thực hiện, trực tiếp hay qua trung gian.",
                "A document that carries out, directly or through others.",
            ),
            names="document",
            example="dong-nai-plan-implementing-162-kh-tu",
        ),
        Filter(
            "issuer",
            "?node ansinh:issuer ?value",
            Message("Cơ quan ban hành.", "The agency that issues the document."),
            names="agency",
            example="Bộ Chính trị",
        ),
        Filter(
            "province",
            "?node ansinh:jurisdiction ?value",
            Message(
                "Địa bàn áp dụng: tỉnh, hoặc VN cho cả nước.",
                "The area to which it applies: a province, or VN for all.",
            ),
            names="area",
            covers=True,
            several=True,
            example="Lạng Sơn",
        ),
        Filter(
            "date",
            "?node ansinh:issuedOn ?value",
            Message("Ngày ban hành.", "When it was issued."),
            kind=Kind.DAYS,
            example="2012-11-22",
        ),
        Filter(
            "year",
            "?node ansinh:issuedOn ?value",
            Message("Năm ban hành.", "The year in which it was issued."),
            kind=Kind.DAYS,
            example="2018",
        ),
        Filter(
            "type",
            "?node ansinh:documentType ?value",
            Message("Loại văn bản.", "The type of document."),
            names="concept/document-type",
            example="resolution",
        ),
        Filter(
            "source",
            "?node a ansinh:SourceDocument",
            Message(
                "Chỉ văn bản mà đồ thị giữ nội dung (true), hoặc chỉ văn bản được dẫn (false).",
                "Only documents whose content is held (true), or only those that are cited (false).",
            ),
            kind=Kind.TRUTH,
            example="true",
        ),
    ),
    sort=("short_name", "date"),
    embedded=(Embedded("citations_out", "citations", "citing"), Embedded("citations_in", "citations", "cited")),
    chains=True,
)

CITATIONS = Listing(
    name="citations",
    title=Message("Lần dẫn văn bản", "Citations of documents"),
    of="ansinh:Citation",
    base=f"{THING}document/",
    fields=(
        DOCUMENT,
        POSITION,
        Field("citing", "?node ansinh:citingDocument ?value"),
        Field("relation", "?node ansinh:relation ?value"),
        Field("cited", "?node ansinh:citedDocument ?value"),
        Field("provision", "?node ansinh:provision ?value", Shape.TEXT),
        Field("general_reference", "?node ansinh:generalReference ?value", Shape.TEXT),
        Field("stated_number", "?node ansinh:statedNumber ?value", Shape.TEXT),
        Field("stated_date", "?node ansinh:statedDate ?value", Shape.DAY),
        Field("stated_partial_date", "?node ansinh:statedPartialDate ?value", Shape.TEXT),
        Field("stated_title", "?node ansinh:statedTitle ?value", Shape.TEXT),
        Field("stated_issuer", "?node ansinh:statedIssuer ?value", Shape.TEXT),
        SECTION,
        PASSAGES,
    ),
    filters=(
        Filter(
            "citing",
            "?node ansinh:citingDocument ?value",
            Message("Văn bản dẫn văn bản khác.", "The document that mentions the other."),
            names="document",
            example="1204/KH-BCĐ",
        ),
        Filter(
            "cited",
            "?node ansinh:citedDocument ?value",
            Message("Văn bản được dẫn.", "The document that is mentioned."),
            names="document",
            example="21-nq-tw-2012",
        ),
        IN_DOCUMENT,
        PROVINCE,
        Filter(
            "relation",
            "?node ansinh:relation ?value",
            Message("Dẫn để làm gì.", "To what end the document is mentioned."),
            names="concept/relation",
            example="implements",
        ),
    ),
    sort=("document", "position"),
)

FINDINGS = Listing(
    name="findings",
    title=Message("Mâu thuẫn và nghi vấn trong nguồn", "Contradictions and doubts in the sources"),
    of="ansinh:Finding",
    base=THING,
    fields=(
        DOCUMENT,
        Field("kind", "?node ansinh:findingKind ?value"),
        Field("severity", "?node ansinh:severity ?value"),
        Field("certainty", "?node ansinh:certainty ?value"),
        Field("message", "?node ansinh:message ?value", Shape.WORDS),
        Field("concerns", "?node ansinh:concerns ?value", many=True),
        PASSAGES,
        Field("compared_with", "?node ansinh:comparedWith ?value", Shape.PASSAGE, many=True),
    ),
    filters=(
        IN_DOCUMENT,
        PROVINCE,
        Filter(
            "kind",
            "?node ansinh:findingKind ?value",
            Message("Loại phát hiện.", "The sort of contradiction."),
            names="concept/finding-kind",
            example="date_conflict",
        ),
        Filter(
            "severity",
            "?node ansinh:severity ?value",
            Message("Mức độ.", "How much it matters."),
            names="concept/severity",
            example="warning",
        ),
        Filter(
            "certainty",
            "?node ansinh:certainty ?value",
            Message("Độ chắc chắn.", "How sure it is."),
            names="concept/certainty",
            example="certain",
        ),
    ),
    sort=("document", "kind"),
)

PASSAGES_LIST = Listing(
    name="passages",
    title=Message("Đoạn nguồn", "Passages of the sources"),
    of="ansinh:Passage",
    base=f"{THING}source/",
    fields=(
        Field("source_file", "?node ansinh:inSourceFile/ansinh:fileName ?value", Shape.TEXT),
        Field("line_start", "?node ansinh:firstLine ?value", Shape.WHOLE),
        Field("line_end", "?node ansinh:lastLine ?value", Shape.WHOLE),
        Field("states", "?value ansinh:statedIn ?node", many=True),
        Field("passages", "BIND (?node AS ?value)", Shape.PASSAGE, many=True),
    ),
    filters=(
        Filter(
            "document",
            "?value ansinh:heldInFile ?file . ?node ansinh:inSourceFile ?file",
            Message("Văn bản nguồn.", "The source document."),
            names="document",
            example="1204/KH-BCĐ",
        ),
        Filter(
            "line",
            "?node ansinh:firstLine ?first ; ansinh:lastLine ?last",
            Message("Một dòng mà đoạn có chứa.", "A line that the passage holds."),
            kind=Kind.LINE,
            needs="document",
            example="621",
        ),
    ),
    sort=("source_file", "line_start"),
)
