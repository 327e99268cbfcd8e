"""A report on a plan written down: as lines for a terminal, as JSON, as a SHACL report in RDF."""

from collections.abc import Iterator

from ansinh.gate.check import PlanReport, Remark
from ansinh.store.writing import in_form
from ansinh.terms import ONTOLOGY, RDF, SH, THING, XSD

_SEVERITY = {"violation": SH + "Violation", "warning": SH + "Warning", "info": SH + "Info"}
_WORDS = {
    "vi": ("nhận vào được", "chưa nhận vào được", "vi phạm", "cảnh báo", "lưu ý"),
    "en": ("acceptable", "not acceptable", "violations", "warnings", "infos"),
}


def as_lines(report: PlanReport, language: str) -> Iterator[str]:
    """One line a remark, `file:line: severity: what is wrong. How to mend it.`, then a count."""
    for remark in report.remarks:
        place = f"{report.name}:{remark.lines[0]}" if remark.lines else report.name
        others = f" (+{len(remark.lines) - 1})" if len(remark.lines) > 1 else ""
        subject = f" {remark.subject.removeprefix(THING)}:" if remark.subject else ""
        yield f"{place}{others}: {remark.severity}:{subject} {remark.message.to(language)} {remark.mend.to(language)}"
    good, bad, *kinds = _WORDS[language]
    counts = (sum(one.severity == severity for one in report.remarks) for severity in _SEVERITY)
    yield f"{report.name}: {good if report.conforms else bad}; " + ", ".join(
        f"{count} {kind}" for count, kind in zip(counts, kinds, strict=True)
    )


def as_json(report: PlanReport, language: str) -> dict[str, object]:
    """The report as a JSON object, its texts in one language and in both."""
    return {
        "name": report.name,
        "conforms": report.conforms,
        "remarks": [_remark(remark, language) for remark in report.remarks],
    }


def as_rdf(report: PlanReport, format_name: str) -> bytes:
    """The report as `sh:ValidationReport` (W3C SHACL, section 3.6) in one of the graph formats."""
    return in_form(_triples(report), format_name)


def _remark(remark: Remark, language: str) -> dict[str, object]:
    return {
        "severity": remark.severity,
        "subject": remark.subject,
        "lines": list(remark.lines),
        "rule": remark.rule,
        "message": remark.message.to(language),
        "mend": remark.mend.to(language),
        "message_vi": remark.message.vi,
        "message_en": remark.message.en,
        "mend_vi": remark.mend.vi,
        "mend_en": remark.mend.en,
        "compared_with": list(remark.compared),
    }


def _triples(report: PlanReport) -> Iterator[str]:
    conforms = "true" if report.conforms else "false"
    yield f"_:report <{RDF}type> <{SH}ValidationReport> ."
    yield f'_:report <{SH}conforms> "{conforms}"^^<{XSD}boolean> .'
    for number, remark in enumerate(report.remarks):
        node = f"_:result{number}"
        yield f"_:report <{SH}result> {node} ."
        yield f"{node} <{RDF}type> <{SH}ValidationResult> ."
        yield f"{node} <{SH}resultSeverity> <{_SEVERITY[remark.severity]}> ."
        if remark.subject:
            yield f"{node} <{SH}focusNode> <{remark.subject}> ."
        if remark.rule.startswith(THING):
            yield f"{node} <{SH}sourceShape> <{remark.rule}> ."
        for language in ("vi", "en"):
            text = f"{remark.message.to(language)} {remark.mend.to(language)}"
            yield f"{node} <{SH}resultMessage> {_quoted(text)}@{language} ."
        for line in remark.lines:
            yield f'{node} <{ONTOLOGY}firstLine> "{line}"^^<{XSD}integer> .'
        for passage in remark.compared:
            yield f"{node} <{ONTOLOGY}comparedWith> <{passage}> ."


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'
