"""The page that lists all questions, for the documentation."""

from collections.abc import Iterable

from ansinh.questions.library import Question

_HEAD = """# Questions

Each is answered by `ansinh ask NAME`, at `/api/questions/NAME` and on the page `/questions/NAME`. This page is written
by `ansinh questions --format markdown`.
"""


def as_markdown(questions: Iterable[Question]) -> str:
    """The page, with each question in both languages, its parameters, its columns and what counts."""
    return _HEAD + "".join(_entry(question) for question in questions)


def _entry(question: Question) -> str:
    header = question.header
    name = f"`{question.name}`" + (f" ({header.id})" if header.id else "")
    parameters = ", ".join(
        f"`{key}`" + (f" (= {parameter.default})" if parameter.default else "")
        for key, parameter in header.parameters.items()
    )
    lines = [
        f"\n## {name}\n",
        f"**{header.title_vi}**\n",
        f"**{header.title_en}**\n",
        f"- columns: {', '.join(f'`{column}`' for column in header.columns)}",
        *([f"- parameters: {parameters}"] if parameters else []),
        f"- tags: {', '.join(header.tags)}",
        f"- {header.counts_vi}",
        f"- {header.counts_en}",
    ]
    return "\n".join(lines) + "\n"
