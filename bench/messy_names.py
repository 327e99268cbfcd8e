"""A messy spreadsheet of names: seeded, so that the same seed gives the same rows, with what each row should match.

usage: python -m bench.messy_names --seed 7 [--count 300]

Names lose their diacritics, are shortened, misspelt by one edit, written in capitals or with signs put in and left out;
provinces are those before and after the mergers of 2025, and one name in ten is of a thing that is in no graph.
"""

import argparse
import csv
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ansinh.build import assemble
from ansinh.corpus.files import find_corpus
from ansinh.store.interface import QueryEngine
from ansinh.terms import THING

_PROVINCES = """
SELECT ?thing ?name ?from WHERE {
  ?thing a ansinh:Province ; rdfs:label ?name ; ansinh:validFrom ?from FILTER (LANG(?name) = "vi")
}
"""
_DISTRICTS = """
SELECT ?thing ?name ?province WHERE {
  ?thing a ansinh:District ; rdfs:label ?name ; ansinh:within ?within .
  ?within a ansinh:Province ; rdfs:label ?province
  FILTER (LANG(?name) = "vi" && LANG(?province) = "vi")
}
"""
_AGENCIES = """
SELECT ?thing ?name ?province WHERE {
  ?thing a ansinh:Agency ; rdfs:label ?name ; ansinh:operatesIn ?area FILTER (LANG(?name) = "vi")
  FILTER NOT EXISTS { ?thing a ansinh:CollectiveAgency }
  OPTIONAL { ?area a ansinh:Province ; rdfs:label ?province FILTER (LANG(?province) = "vi") }
}
"""
_DOCUMENTS = """
SELECT ?thing ?name ?date ?type WHERE {
  ?thing a ansinh:Document ; ansinh:documentNumber ?name ; ansinh:documentType/skos:prefLabel ?type
  OPTIONAL { ?thing ansinh:issuedOn ?date } FILTER (LANG(?type) = "vi")
}
"""
_INDICATORS = "SELECT ?thing ?name WHERE { ?thing a ansinh:Indicator ; skos:prefLabel ?name }"
_GROUPS = """
SELECT ?thing ?name ?document WHERE {
  { ?thing a ansinh:GroupCode } UNION { ?thing a ansinh:TargetGroup ; ansinh:inDocument ?document }
  ?thing skos:prefLabel ?name FILTER (LANG(?name) = "vi")
}
"""
_SHORTENED = (
    ("Lao động - Thương binh và Xã hội", ("LĐTBXH", "LĐ-TB&XH", "LĐTB&XH", "LĐ-TBXH", "Lao động Thương binh Xã hội")),
    ("Ủy ban nhân dân", ("UBND", "Uỷ ban nhân dân", "UBND")),
    ("Bảo hiểm xã hội", ("BHXH",)),
    ("Công an tỉnh", ("CA tỉnh", "Công an")),
    ("Giáo dục và Đào tạo", ("GD&ĐT", "GDĐT", "GD-ĐT")),
    ("Kế hoạch và Đầu tư", ("KH&ĐT", "KHĐT")),
    ("Thông tin và Truyền thông", ("TT&TT", "TTTT")),
    ("Văn hóa, Thể thao và Du lịch", ("VHTTDL", "VH-TT-DL", "Văn hoá, Thể thao và Du lịch")),
    ("Liên đoàn Lao động", ("LĐLĐ",)),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam", ("UBMTTQ", "MTTQ Việt Nam", "UBMTTQVN")),
    ("Tòa án nhân dân", ("TAND", "Toà án nhân dân")),
    ("Hợp tác xã", ("HTX",)),
    ("Thành phố Hồ Chí Minh", ("TP.HCM", "TP. Hồ Chí Minh", "TPHCM", "TP HCM")),
    ("Bà Rịa - Vũng Tàu", ("BR-VT", "BRVT")),
    ("Thừa Thiên Huế", ("TT-Huế", "TT Huế")),
    ("Hồ Chí Minh", ("TP.HCM", "HCM", "TP. Hồ Chí Minh")),
    ("Thành phố ", ("TP. ", "TP ")),
    ("Thị xã ", ("TX. ", "TX ")),
    ("Huyện ", ("H. ", "H.", "huyện ")),
    ("Quận ", ("Q. ", "Q.")),
    ("tỉnh ", ("", "T. ")),
)
_NOWHERE = (
    ("Agency", "Sở Y tế Cần Thơ"), ("Agency", "UBND tỉnh Thanh Hóa"), ("Agency", "So LDTBXH tinh Nghe An"),
    ("Agency", "Công an thành phố Kon Tum"), ("Agency", "CA tỉnh Bình Dương"), ("Agency", "BHXH tỉnh Hà Giang"),
    ("Agency", "Sở Du lịch Đồng Nai"), ("Agency", "Sở Xây dựng tỉnh Kon Tum"), ("Agency", "UBND huyện Đăk Hà"),
    ("Agency", "Cục Hải quan Đồng Nai"), ("Agency", "Công ty TNHH Phú Mỹ"), ("Agency", "Sở Y tế"), ("Agency", "CA T."),
    ("District", "Huyện Đông Anh"), ("District", "H. Mê Linh"), ("District", "Q. Ngô Quyền"), ("District", "Sơn Tây"),
    ("District", "Huyện Nghi Lộc"), ("District", "TP. Vinh"), ("District", "Huyện Phú Quốc"),
    ("Province", "Bắc Thái"), ("Province", "Hà Tây"), ("Province", "Minh Hải"), ("Province", "Sông Bé"),
    ("Document", "99/2033/NĐ-CP"), ("Document", "12-NQ/TW"), ("Document", "21-NQ/TW ngày 25/10/2017"),
    ("Document", "5063/KH-UBND"), ("Document", "Công văn 77/BYT-BH"), ("Document", "06/CV-UBND"),
    ("Indicator", "tỷ lệ lạm phát"), ("Indicator", "số tàu cá"), ("TargetGroup", "ngư dân"), ("TargetGroup", "Nhóm 99"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the spreadsheet.

    Args:
        name: the name as it is written.
        type: what it is the name of.
        properties: what other columns say: `province`, `asOf`, `date`, `document`.
        expected: the identifier of the thing meant; nothing where it is in no graph.
    """

    name: str
    type: str
    expected: str | None
    properties: Mapping[str, str] = field(default_factory=dict)


Messing = Callable[[random.Random, str], str]


def plain(_: random.Random, name: str) -> str:
    """The name as it is."""
    return name


def bare(_: random.Random, name: str) -> str:
    """Without diacritics."""
    marks = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def capitals(_: random.Random, name: str) -> str:
    """In capitals, with spaces around."""
    return f"  {name.upper()} "


def shortened(chance: random.Random, name: str) -> str:
    """With short forms."""
    for long, shorts in _SHORTENED:
        if long in name and "TP" not in name and chance.random() < 0.9:
            name = name.replace(long, chance.choice(shorts), 1)
    return name


def shortened_bare(chance: random.Random, name: str) -> str:
    """With short forms and without diacritics."""
    return bare(chance, shortened(chance, name))


def misspelt(chance: random.Random, name: str) -> str:
    """With one slip of the pen in a word of four letters or more; a name of fewer than eight letters stays as it is."""
    words = list(re.finditer(r"[^\W\d_]{4,}", name))
    if not words or sum(map(str.isalpha, name)) < 8 or any(map(str.isdigit, name)):
        return name
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    slips = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + chance.choice("aeiouhnt") + name[at + 1 :],
    )
    return chance.choice(slips)


def respelt(chance: random.Random, number: str) -> str:
    """A document's number with other signs between its parts."""
    parts = re.split(r"[-/\s]+", number)
    ways = ("-".join(parts).lower(), " ".join(parts), "/".join(parts), "".join(parts), bare(chance, number), number)
    return chance.choice(ways)


_NAMES: tuple[Messing, ...] = (plain, bare, capitals, shortened, shortened, shortened_bare, misspelt)


def spreadsheet(engine: QueryEngine, seed: int, count: int = 300) -> list[Row]:
    """The rows, in the order of chance."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    nowhere = [Row(name, kind, None) for kind, name in _NOWHERE[: count // 10]]
    shares = (
        (_provinces(engine, chance), 70),
        (_districts(engine, chance), 50),
        (_agencies(engine, chance), 80),
        (_documents(engine, chance), 40),
        (_indicators(engine, chance), 15),
        (_groups(engine, chance), 15),
    )
    rows = [row for rows, share in shares for row in chance.choices(list(rows), k=share * count // 300)]
    rows += nowhere
    chance.shuffle(rows)
    return rows


def _rows(engine: QueryEngine, query: str) -> list[dict[str, str]]:
    rows = engine.select(query)
    return sorted(
        ({name: term.value for name, term in row.items()} for row in rows), key=lambda row: (row["thing"], row["name"])
    )


def _id(row: Mapping[str, str]) -> str:
    return row["thing"].removeprefix(THING)


def _provinces(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    rows = _rows(engine, _PROVINCES)
    names = Counter(row["name"] for row in rows)
    for row in rows:
        for messing in _NAMES:
            kind = chance.choice(("", "", "Tỉnh ")) if row["name"] not in ("Hồ Chí Minh", "Hà Nội", "Huế") else ""
            when = {"asOf": chance.choice(("2026-03-01", "2026")) if row["from"] > "2025" else "2018-05-01"}
            given = when if names[row["name"]] > 1 or chance.random() < 0.3 else {}
            yield Row(messing(chance, _province(row["name"], kind)), "Province", _id(row), given)


def _province(name: str, kind: str) -> str:
    cities = ("Hải Phòng", "Đà Nẵng", "Cần Thơ")
    return name if name in cities else f"{kind}{name}"


def _districts(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    for row in _rows(engine, _DISTRICTS):
        for messing in _NAMES:
            given = {"province": messing(chance, row["province"])} if chance.random() < 0.5 else {}
            name = row["name"].split(" ", 1)[1] if given and chance.random() < 0.4 and "phố" not in row["name"] else ""
            yield Row(messing(chance, name if len(name) > 3 else row["name"]), "District", _id(row), given)


def _agencies(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    for row in _rows(engine, _AGENCIES):
        for messing in _NAMES:
            place = row.get("province", "")
            if place and row["name"].endswith(place) and chance.random() < 0.3:
                name = row["name"].removesuffix(place).strip().removesuffix("Thành phố").strip()
                yield Row(messing(chance, name), "Agency", _id(row), {"province": shortened(chance, place)})
            else:
                yield Row(messing(chance, row["name"]), "Agency", _id(row))


def _documents(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    rows = _rows(engine, _DOCUMENTS)
    numbers = Counter(row["name"] for row in rows)
    for row in rows:
        name, date = respelt(chance, row["name"]), row.get("date", "")
        if numbers[row["name"]] > 1 and not date:
            continue
        year, month, day = date.split("-") if date else ("", "", "")
        dated = f"{name} ngày {int(day)}/{int(month)}/{year}" if date else name
        typed = f"{row['type'].capitalize()} số {name}"
        yield Row(name, "Document", _id(row), {"date": date} if date else {})
        yield Row(chance.choice((dated, f"{typed} năm {year}")) if date else typed, "Document", _id(row))
        if numbers[row["name"]] == 1:
            yield Row(chance.choice((name, typed, bare(chance, typed))), "Document", _id(row))


def _indicators(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    rows = _rows(engine, _INDICATORS)
    names = Counter(bare(chance, row["name"]).lower() for row in rows)
    for row in rows:
        if names[bare(chance, row["name"]).lower()] == 1:
            yield Row(chance.choice((plain, bare, capitals, misspelt))(chance, row["name"]), "Indicator", _id(row))


def _groups(engine: QueryEngine, chance: random.Random) -> Iterator[Row]:
    for row in _rows(engine, _GROUPS):
        given = {"document": row["document"].removeprefix(THING)} if "document" in row else {}
        messing = chance.choice((plain, bare, capitals)) if given else chance.choice((plain, bare, capitals, misspelt))
        yield Row(messing(chance, row["name"]), "TargetGroup", _id(row), given)


def main() -> None:
    """Write the spreadsheet as CSV to standard output."""
    parser = argparse.ArgumentParser(prog="python -m bench.messy_names", description="Writes a messy spreadsheet.")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same rows")
    parser.add_argument("--count", type=int, default=300, help="how many rows")
    given = parser.parse_args()
    store, _ = assemble(find_corpus())
    writer = csv.writer(sys.stdout)
    writer.writerow(["name", "type", "province", "asOf", "date", "document", "expected"])
    for row in spreadsheet(store, given.seed, given.count):
        others = [row.properties.get(name, "") for name in ("province", "asOf", "date", "document")]
        writer.writerow([row.name, row.type, *others, row.expected or ""])


if __name__ == "__main__":
    main()
