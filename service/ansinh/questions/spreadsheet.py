"""An answer as a spreadsheet (Office Open XML), for those who do not read CSV in UTF-8."""

import io

import xlsxwriter

from ansinh.questions.answer import Answer

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_xlsx(answer: Answer) -> bytes:
    """One sheet with the columns and rows of the answer and, in a last column, where each row stands in its source."""
    content = io.BytesIO()
    # Nothing that a plan says may become a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        sheet = workbook.add_worksheet(answer.question[:31])
        bold = workbook.add_format({"bold": True})
        sheet.write_row(0, 0, [*answer.columns, "passages"], bold)
        for number, (row, passages) in enumerate(zip(answer.rows, answer.passages, strict=True), 1):
            places = "; ".join(f"{one.source_file}:{one.line_start}-{one.line_end}" for one in passages)
            sheet.write_row(number, 0, [*row, places])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(answer.rows), 1), len(answer.columns))
    return content.getvalue()
