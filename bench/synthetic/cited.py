"""Citations: of central documents that the project knows, of the province's own, and of such as nobody knows yet."""

from dataclasses import dataclass
from datetime import date
from random import Random

from bench.synthetic.agencies import agency
from bench.synthetic.heads import Head, document_name
from bench.synthetic.sheet import Sheet, both, day, quoted
from bench.synthetic.world import Central, Province, chance, world

POLITBURO = "21-nq-tw-2012"
_REFORM = "28-nq-tw-2018"
_FIELDS = (
    "pháp luật về bảo hiểm xã hội",
    "quy định về bảo hiểm y tế",
    "pháp luật về việc làm",
    "quy định về ngân sách nhà nước",
)
_BASES = ("law", "decree", "circular", "joint_circular", "decision", "resolution")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited.

    Args:
        name: local name of its IRI under `document/`.
        number: its number; empty if it is known by name alone.
        day: its day; nothing if it is not known.
    """

    name: str
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A cited document that the plan itself must describe.

    Args:
        cited: what identifies it.
        kind: code of its document type.
        party: whether it is a document of the Party.
        issuer: who issues it, as a Turtle term.
        area: local name of the area to which it applies.
        title: its title in Vietnamese and English.
    """

    cited: Cited
    kind: str
    party: bool
    issuer: str
    area: str
    title: tuple[str, str]


def preamble(sheet: Sheet, head: Head, dice: Random, before: Head | None) -> list[str]:
    """The citations at the start of a plan; gives the names of the documents that it carries out."""
    known = {one.name: one for one in world().central}
    above = [name for name in _national(head) if name != _REFORM]
    for name in above:
        cite(sheet, _of(known[name]), "implements")
    if _REFORM in _national(head):
        cite(sheet, _introduce(sheet, _reform()), "implements")
    programme = _programme(sheet, head)
    if programme is not None:
        local = _introduce(sheet, programme)
        cite(sheet, local, "implements")
        for name in _national(head):
            parent = _of(known[name]) if name in known else _reform().cited
            if parent.day is not None and local.day is not None and parent.day < local.day:
                cite(sheet, parent, "implements", citing=local.name)
    cite(sheet, _introduce(sheet, _decision(sheet, head)), "legal_basis")
    bases = [one for one in world().central if one.kind in _BASES and one.day < str(head.day)]
    for one in dice.sample(bases, dice.randint(2, 6)):
        cite(sheet, _of(one), "legal_basis")
    if before is not None:
        cite(sheet, _introduce(sheet, _former(sheet, before)), dice.choice(("cites", "cites", "supersedes")))
    return [*_national(head), *([programme.cited.name] if programme else [])]


def mention(sheet: Sheet, dice: Random, head: Head, section: str, task: str) -> None:
    """A citation in the text of a task: of a provision, of a document, or of a field of law."""
    form = dice.randrange(3)
    if form == 0:
        cite(sheet, None, "cites", place=(section, task), field=dice.choice(_FIELDS))
    elif form == 1:
        article, clause = dice.randint(2, 50), dice.randint(1, 5)
        cite(sheet, Cited("luat-bhyt"), "cites", place=(section, task), provision=(article, clause))
    else:
        dated = [one for one in world().central if one.day < str(head.day)]
        cite(sheet, _of(dice.choice(dated)), "cites", place=(section, task))


def cite(
    sheet: Sheet,
    cited: Cited | None,
    relation: str,
    *,
    citing: str = "",
    field: str = "",
    provision: tuple[int, int] | None = None,
    place: tuple[str, str] | None = None,
) -> None:
    """One citation, on a line of its own; `place` is the section and the task in whose text it stands."""
    number = sheet.position("citation")
    pairs: list[tuple[str, str]] = [("position", str(number))]
    if place is not None:
        pairs.append(("sectionPath", quoted(place[0])))
    pairs += [("citingDocument", f"doc:{citing}" if citing else sheet.document), ("relation", f"relation:{relation}")]
    if cited is None:
        pairs.append(("generalReference", quoted(field)))
    else:
        pairs.append(("citedDocument", f"doc:{cited.name}"))
        pairs += [("statedNumber", quoted(cited.number))] if cited.number else []
        pairs += [("statedDate", day(cited.day))] if cited.number and cited.day else []
    if cited is not None and provision is not None:
        article, clause = provision
        pairs.append(("provision", quoted(f"Điều {article} khoản {clause}")))
        pairs.append(("citesProvision", _provision(sheet, cited, article, clause)))
    if place is not None:
        pairs.append(("madeInTask", place[1]))
    sheet.statement(f"cite:{number}", "ansinh:Citation", *pairs, ("statedIn", sheet.take()))


def _provision(sheet: Sheet, cited: Cited, article: int, clause: int) -> str:
    return sheet.node(
        f"provision:{cited.name}-dieu-{article}-khoan-{clause}",
        "ansinh:Provision",
        ("provisionOf", f"doc:{cited.name}"),
        ("article", quoted(str(article))),
        ("clause", quoted(str(clause))),
    )


def _introduce(sheet: Sheet, new: Newcomer) -> Cited:
    """Describe a cited document with its authority record, unless the project does."""
    cited = new.cited
    if cited.name in world().documents:
        return cited
    sheet.node(
        f"doc:{cited.name}",
        "ansinh:PartyDocument" if new.party else "ansinh:StateDocument",
        ("shortName", quoted(cited.number)),
        ("documentNumber", quoted(cited.number)),
        ("documentType", f"documentType:{new.kind}"),
        ("issuer", new.issuer),
        ("issuedOn", day(cited.day or "")),
        ("jurisdiction", f"area:{new.area}"),
        ("title", both(*new.title)),
    )
    line = sheet.passage(sheet.line_count + 1, sheet.line_count + 1)  # the line on which it is cited next
    aspects = ("number", "date", "title", "issuer")
    sheet.node(
        f"record:{cited.name}",
        "ansinh:AuthorityRecord",
        ("describes", f"doc:{cited.name}"),
        *((f"{aspect}AccordingTo", line) for aspect in aspects),
    )
    return cited


def _of(one: Central) -> Cited:
    return Cited(one.name, one.number, date.fromisoformat(one.day) if one.day else None)


def _national(head: Head) -> list[str]:
    """The resolutions of the Party's centre that a plan of that year carries out."""
    late = [_REFORM] if head.year >= 2019 else []
    return [POLITBURO, *late] if 2013 <= head.year <= 2020 else late


def _reform() -> Newcomer:
    titles = "Nghị quyết về cải cách chính sách bảo hiểm xã hội", "Resolution on reforming social insurance policy"
    cited = Cited(_REFORM, "28-NQ/TW", date(2018, 5, 23))
    return Newcomer(cited, "resolution", True, "agency:vn-ban-chap-hanh-trung-uong", "VN", titles)


def _programme(sheet: Sheet, head: Head) -> Newcomer | None:
    """The programme of the province's Party committee that was in force."""
    if head.year < 2014:
        return None
    year, parent = (2013, "21-NQ/TW") if head.year < 2019 else (2018, "28-NQ/TW")
    dice = chance(head.province.code, year, "programme")
    cited = _local(head.province, dice.randint(11, 99), "CTr-TU", date(year, dice.randint(7, 11), dice.randint(1, 28)))
    province = head.province
    titles = (
        f"Chương trình hành động của {province.vi} thực hiện Nghị quyết {parent}",
        f"Action programme of {province.en} to carry out {parent}",
    )
    return _of_province(sheet, province, cited, ("action_programme", "party-committee"), titles)


def _decision(sheet: Sheet, head: Head) -> Newcomer:
    """The decision by which the province set its targets at the start of the year."""
    dice = chance(head.province.code, head.year, "decision")
    cited = _local(head.province, dice.randint(11, 99), "QĐ-UBND", date(head.year, 1, dice.randint(3, 9)))
    province = head.province
    titles = (
        f"Quyết định giao chỉ tiêu bảo hiểm năm {head.year} của {province.vi}",
        f"Decision on the insurance targets of {province.en} in {head.year}",
    )
    return _of_province(sheet, province, cited, ("decision", "people-committee"), titles)


def _former(sheet: Sheet, before: Head) -> Newcomer:
    """An earlier plan of the province as a plan that cites it describes it."""
    cited = Cited(before.name, before.number, before.day)
    return _of_province(sheet, before.province, cited, (before.kind.code, before.kind.issuer), before.title)


def _local(province: Province, figure: int, symbol: str, issued: date) -> Cited:
    number = f"{figure}/{symbol}"
    return Cited(document_name(number, issued.year, province), number, issued)


def _of_province(
    sheet: Sheet, province: Province, cited: Cited, kind_and_issuer: tuple[str, str], titles: tuple[str, str]
) -> Newcomer:
    kind, issuer = kind_and_issuer
    return Newcomer(cited, kind, issuer == "party-committee", agency(sheet, province, issuer), province.area, titles)
