"""Rows as a reader wants them."""

import pytest

from ansinh.web.arrange import PAGE, Wish, arrange, wish

_COLUMNS = ("province", "tasks")
_ROWS: list[list[str | int | float | bool]] = [["Kon Tum", 2], ["Đồng Nai", ""], ["Lạng Sơn", 10], ["An Giang", 9]]
_SHOWN = [[str(cell) for cell in row] for row in _ROWS]


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Wish(), [0, 1, 2, 3]),
        (Wish(sort="tasks"), [0, 3, 2, 1]),
        (Wish(sort="tasks", descending=True), [2, 3, 0, 1]),
        (Wish(sort="province"), [3, 1, 0, 2]),
        (Wish(only={"province": "Kon Tum"}), [0]),
        (Wish(only={"tasks": "10"}), [2]),
        (Wish(find="dong nai"), [1]),
        (Wish(find="LANG son"), [2]),
        (Wish(find="nowhere"), []),
    ],
)
def test_rows_are_found_and_put_in_order(wanted: Wish, rows: list[int]) -> None:
    assert list(arrange(wanted, _COLUMNS, _ROWS, _SHOWN).rows) == rows


def test_a_page_holds_so_many_rows_and_the_last_page_the_rest() -> None:
    rows: list[list[str | int | float | bool]] = [[str(number), number] for number in range(PAGE + 3)]
    shown = [[str(cell) for cell in row] for row in rows]
    last = arrange(Wish(page=99), _COLUMNS, rows, shown)
    assert (last.page, last.pages, len(last.rows), last.found) == (2, 2, 3, PAGE + 3)


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 30])
def test_a_page_that_is_no_number_is_the_first_or_the_last(page: str) -> None:
    assert arrange(wish({"page": page}, _COLUMNS), _COLUMNS, _ROWS, _SHOWN).page == 1


def test_a_column_that_there_is_not_sorts_nothing() -> None:
    assert wish({"sort": "-nothing"}, _COLUMNS).order == ""
    assert wish({"sort": "-tasks"}, _COLUMNS).order == "-tasks"
