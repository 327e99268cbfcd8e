"""What `ansinh check` says: hygiene of the ontology, shapes over the data, and the contradictions that are recorded."""

from collections.abc import Iterator
from dataclasses import dataclass

from ansinh.build import Progress, assemble, silent
from ansinh.corpus.files import Corpus
from ansinh.knowledge.hygiene import Fault, hygiene_faults
from ansinh.knowledge.report import Problem, Report
from ansinh.store.embedded import EmbeddedStore
from ansinh.vocabulary import short

_FINDINGS = """
SELECT ?severity ?kind ?vi ?en ?file (GROUP_CONCAT(?range; separator=", ") AS ?lines) (MIN(?first) AS ?line) WHERE {
  SELECT DISTINCT ?finding ?severity ?kind ?vi ?en ?file ?first ?range WHERE {
  ?finding a ansinh:Finding ; ansinh:severity/skos:notation ?severity ; ansinh:findingKind/skos:notation ?kind ;
    ansinh:message ?vi , ?en ; ansinh:inDocument/ansinh:heldInFile/ansinh:fileName ?file ; ansinh:statedIn ?place .
  ?place ansinh:firstLine ?first ; ansinh:lastLine ?last .
  FILTER (LANG(?vi) = "vi" && LANG(?en) = "en")
  BIND (IF(?first = ?last, STR(?first), CONCAT(STR(?first), "-", STR(?last))) AS ?range)
  } ORDER BY ?finding ?first
} GROUP BY ?finding ?severity ?kind ?vi ?en ?file ORDER BY DESC(?severity) ?file ?line
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a check finds."""

    faults: list[Fault]
    report: Report
    store: EmbeddedStore

    @property
    def conforms(self) -> bool:
        """Whether nothing refuses the data."""
        return self.report.conforms and not self.faults

    def lines(self, language: str) -> Iterator[str]:
        """The outcome as lines of text: faults of the ontology, results of shapes, recorded findings, a count."""
        for fault in self.faults:
            yield f"violation  {fault.rule}: {short(fault.term)}: {fault.title.to(language)}"
        for problem in self.report.problems:
            if problem.result.severity == "violation" or not problem.passages:
                yield _line(problem, language)
        findings = self.store.select(_FINDINGS)
        for row in findings:
            text = row[language].value
            yield f"{row['severity'].value:10} {row['file'].value}:{row['lines'].value}: {row['kind'].value}: {text}"
        refused = len(self.faults) + len(self.report.violations)
        yield {
            "vi": f"{refused} vi phạm; {len(findings)} mâu thuẫn và nghi vấn đã ghi nhận trong các nguồn.",
            "en": f"{refused} violations; {len(findings)} contradictions and doubts recorded in the sources.",
        }[language]


def check(corpus: Corpus, progress: Progress = silent) -> Outcome:
    """Check ontology, shapes and data of `corpus`; writes nothing.

    Raises:
        FileSyntaxError: a file cannot be parsed.
    """
    store, report = assemble(corpus, progress)
    rules = [(path.stem, path.read_text(encoding="utf-8")) for path in corpus.hygiene]
    return Outcome(hygiene_faults(store, rules), report, store)


def _line(problem: Problem, language: str) -> str:
    result = problem.result
    return f"{result.severity:10} {short(result.focus)}: {short(result.shape)}: {problem.messages.get(language, '')}"
