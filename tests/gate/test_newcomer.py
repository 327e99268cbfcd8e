"""From the text of a plan to a plan that may be added: what `ansinh new` writes, and what each mistake is answered."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ansinh.cli import main
from ansinh.gate.check import Gate, PlanReport, Remark
from ansinh.gate.draft import read_draft
from ansinh.gate.written import as_lines
from ansinh.settings import Settings

# A text of the tests' own, for a province of the corpus.
SOURCE = """ỦY BAN NHÂN DÂN TỈNH VĨNH LONG
Số: 9704/KH-UBND
Thực hiện Nghị quyết 21-NQ/TW ngày 22/11/2012
KẾ HOẠCH tập huấn cho người làm công tác thu
1. Sở Y tế mở hai lớp học trong quý II năm 2020.
Gửi kết quả trước ngày 15 tháng 12 hằng năm.
"""
BLOCKS_NOT_NEEDED = (
    *("agency:___new", "cite:2", "doc:___new", "record:___new", "target:1", "observation:1"),
    *("scheme:groups-of-", "group:nhom-01", "member:nhom-01", "deadline:1", "finding:1", "part:1-2"),
)
# What the newcomer writes into the blanks of each block that is left.
ANSWERS: dict[str, tuple[tuple[str, str], ...]] = {
    "doc:": (("lines:___", "lines:1-2"),),
    "section:I": (
        ('"I"', '"1"'),
        ('"___"@vi', '"Sở Y tế"@vi'),
        ('"___"@en', '"Department of Health"@en'),
        ("lines:___", "lines:5-5"),
    ),
    "cite:1": (
        ("relation:___", "relation:implements"),
        ("doc:___known", "doc:21-nq-tw-2012"),
        ('Number "___"', 'Number "21-NQ/TW"'),
        ('Date "___"', 'Date "2012-11-22"'),
        ("lines:___", "lines:3-3"),
    ),
    "task:1": (
        ('"I"', '"1"'),
        ('"___"@vi', '"Tổ chức hai khóa học cho cán bộ thu."@vi'),
        ('"___"@en', '"Hold two courses for collection staff."@en'),
        ("taskType:___", "taskType:capacity_building"),
        ("part:1-1 , part:1-2", "part:1-1"),
        ("lines:___", "lines:5-6"),
    ),
    "part:1-1": (
        ("agency:___", "agency:86-health-department"),
        ("role:___", "role:perform"),
        ("mode:___", "mode:text"),
    ),
    "deadline:2": (
        ('"I"', '"1"'),
        ('"___"@vi', '"kết quả các khóa học"@vi'),
        ('"___"@en', '"results of the courses"@en'),
        ("responsible agency:___", "responsible agency:86-health-department"),
        ("submittedTo agency:___", "submittedTo agency:86-people-committee"),
        ("time:___", "time:yearly-12-15"),
        ("recurrence:___", "recurrence:yearly"),
        ("lines:___", "lines:6-6"),
    ),
    "note:1": (("reason:___", "reason:heading"), ("lines:___", "lines:4-4")),
}
PASSAGES = ((1, 2), (3, 3), (4, 4), (5, 5), (5, 6), (6, 6))


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a newcomer writes wrongly, and what is said of it in both languages."""

    what: str
    right: str
    wrong: str
    vi: str
    en: str


MISTAKES = [
    Mistake(
        "a task type that is misspelt",
        "taskType:capacity_building ;",
        "taskType:capacity_bulding ;",
        "Cần đúng một loại nhiệm vụ chính lấy từ danh mục. Không có task-type/capacity_bulding. "
        "Gần nhất: capacity_building.",
        "Exactly one main task type from the list is needed. There is no task-type/capacity_bulding. "
        "Nearest: capacity_building.",
    ),
    Mistake(
        "a passage beyond the end of the file",
        "ansinh:lastLine 6 .\n\nlines:6-6",
        "ansinh:lastLine 60 .\n\nlines:6-6",
        "Dòng cuối 60 nằm ngoài tệp nguồn. Đối chiếu lại với nguồn.",
        "The last line 60 lies outside the source file. Compare with the source again.",
    ),
    Mistake(
        "a summary in one language",
        '@vi ,\n        "Hold two courses for collection staff."@en',
        "@vi",
        "Cần câu tóm tắt bằng cả tiếng Việt (@vi) và tiếng Anh (@en), mỗi thứ tiếng một lần. "
        "Thêm hoặc bớt ansinh:summary cho đủ.",
        "A summary is needed in Vietnamese (@vi) and in English (@en), one of each. Add or remove values of "
        "ansinh:summary.",
    ),
    Mistake(
        "an agency that nobody describes",
        "participant agency:86-health-department",
        "participant agency:86-health",
        "Cần đúng một cơ quan tham gia có trong đồ thị. Không có agency/86-health.",
        "Exactly one participating agency that is in the graph is needed. There is no agency/86-health.",
    ),
    Mistake(
        "a passage that is not described",
        "statedIn lines:6-6",
        "statedIn lines:6-7",
        "Thiếu đoạn nguồn, hoặc điều được trỏ tới không phải là đoạn nguồn. Không có source/ke-hoach-9704/6-7.",
        "The passage is missing, or what is pointed to is no passage. There is no source/ke-hoach-9704/6-7.",
    ),
    Mistake(
        "a semicolon that is forgotten",
        "ansinh:position 1 ;\n    ansinh:sectionPath",
        "ansinh:position 1\n    ansinh:sectionPath",
        "Không đọc được tệp",
        "Cannot read the file",
    ),
]


@pytest.fixture(scope="module")
def report(gate: Gate) -> Callable[[str], PlanReport]:
    return lambda text: gate.check(read_draft("my-plan.ttl", ".ttl", text.encode(), b""))


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> str:
    """What the command writes for the newcomer's text."""
    (tmp_path / "ke-hoach-9704.txt").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANSINH_STATE", str(settings.state))
    options = ["--province", "Vĩnh Long", "--number", "9704/KH-UBND", "--date", "2020-01-20", "--lang", "en"]
    titles = ["--title-vi", "Kế hoạch tập huấn cán bộ thu", "--title-en", "Plan for training collection staff"]
    files = ["--source", "ke-hoach-9704.txt", "-o", "my-plan.ttl"]
    monkeypatch.setattr("sys.argv", ["ansinh", "new", "plan", *options, *titles, *files])
    with pytest.raises(SystemExit) as caught:
        main()
    assert not caught.value.code
    return Path("my-plan.ttl").read_text(encoding="utf-8")


def filled(text: str) -> str:
    """The skeleton as the newcomer fills it in: blocks removed, blanks answered, passages described."""
    blocks = re.split(r"\n(?=\S+ a )", text)
    head, one, rest = "\n".join(_answered(block) for block in blocks).partition("lines:1-1 a ")
    assert one
    return f"{head}{''.join(_passage(*lines) for lines in PASSAGES)}lines:1-1 a {rest}"


def _answered(block: str) -> str:
    if block.startswith(BLOCKS_NOT_NEEDED):
        return block.partition(" .\n")[2]
    for subject, answers in ANSWERS.items():
        if block.startswith(subject):
            for old, new in answers:
                assert old in block, (subject, old)
                block = block.replace(old, new, 1)
    return block


def _violations(report: PlanReport) -> list[Remark]:
    return [remark for remark in report.remarks if remark.severity == "violation"]


def _passage(first: int, last: int) -> str:
    return (
        f"lines:{first}-{last} a ansinh:Passage ;\n    ansinh:inSourceFile source:ke-hoach-9704 ;\n"
        f"    ansinh:firstLine {first} ;\n    ansinh:lastLine {last} .\n\n"
    )


def test_a_skeleton_is_not_yet_a_plan_and_each_blank_has_its_line(
    report: Callable[[str], PlanReport], fresh: str
) -> None:
    found = report(fresh)
    assert not found.conforms
    lines = fresh.split("\n")
    for remark in found.remarks:
        assert remark.lines, remark.message.en
        assert re.match(r"\S+ a ansinh:", lines[remark.lines[0] - 1])


def test_the_plan_that_is_filled_in_passes(report: Callable[[str], PlanReport], fresh: str) -> None:
    assert [one.message.en for one in report(filled(fresh)).remarks if one.severity != "info"] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_what_is_said_of_a_mistake_leads_to_its_mend(
    report: Callable[[str], PlanReport], fresh: str, mistake: Mistake
) -> None:
    plan = filled(fresh)
    assert plan.count(mistake.right) == 1
    found = report(plan.replace(mistake.right, mistake.wrong))
    (remark,) = _violations(found)
    assert remark.lines
    for language, words in (("vi", mistake.vi), ("en", mistake.en)):
        line = next(as_lines(found, language))
        assert line.startswith(f"my-plan.ttl:{remark.lines[0]}: violation:")
        assert words in line


def test_the_nearest_code_that_is_named_is_the_mend(report: Callable[[str], PlanReport], fresh: str) -> None:
    plan = filled(fresh)
    (remark,) = _violations(report(plan.replace("capacity_building ;", "capacity_bulding ;")))
    near = remark.mend.en.partition("Nearest: ")[2].rstrip(".")
    assert report(plan.replace("capacity_building ;", f"{near} ;")).conforms


@pytest.mark.parametrize("mistake", MISTAKES[:3], ids=lambda mistake: mistake.what)
def test_the_guides_show_what_is_said(mistake: Mistake) -> None:
    docs = Path(__file__).resolve().parents[2] / "docs"
    for name, said in (("them-ke-hoach.md", mistake.vi), ("adding-a-plan.md", mistake.en)):
        text = (docs / name).read_text(encoding="utf-8")
        assert said in text
        assert SOURCE in text
