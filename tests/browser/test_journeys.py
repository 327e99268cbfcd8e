"""The journeys that matter, in a real browser."""

import re

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from ansinh.corpus.files import Corpus

pytestmark = pytest.mark.heavy


def test_a_newcomer_finds_who_collects_debts_in_two_clicks_and_takes_the_table_along(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Which provinces assign debt collection to the police").click()
    row = page.get_by_role("row", name=re.compile("Kon Tum.*yes"))
    row.locator("summary").first.click()
    expect(row.locator("details[open]")).to_contain_text("003_158e14af8b7b391b.txt")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert "Kon Tum,yes,lead,debt_collection" in download.value.path().read_text(encoding="utf-8")


def test_a_passage_is_shown_in_its_context_where_the_sources_are_given(page: Page, sources: object) -> None:
    page.goto("/questions/debt-collection-by-police?lang=en")
    page.get_by_role("row", name=re.compile("Kon Tum")).locator("summary").first.click()
    shown = page.locator("details[open] mark")
    assert shown.count() == (1 if sources else 0)


def test_what_is_typed_without_diacritics_is_found(page: Page) -> None:
    page.goto("/?lang=vi")
    page.get_by_role("searchbox").fill("no bao hiem")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("kết quả")
    page.locator(".hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_reader_switches_the_language_and_keeps_his_question(page: Page) -> None:
    page.goto("/questions/debt-collection-by-police?agency_type=tax")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_label("Loại cơ quan")).to_have_value("tax")


def test_a_choice_changes_the_answer_and_the_address_without_loading_the_page_anew(page: Page) -> None:
    page.goto("/questions/group-targets-by-province-and-year?lang=en")
    page.evaluate("window.same = true")
    page.get_by_role("combobox", name="Province").select_option("Đồng Nai")
    expect(page.locator("tbody")).not_to_contain_text("Hồ Chí Minh")
    assert "province=" in page.url
    assert page.evaluate("window.same")
    page.get_by_role("link", name="Value").click()
    expect(page.locator("th[aria-sort]")).to_contain_text("Value")
    shared = page.url
    page.goto("/")
    page.goto(shared)
    expect(page.locator("th[aria-sort]")).to_contain_text("Value")


def test_group_targets_of_two_provinces_are_compared(page: Page) -> None:
    page.goto("/compare?lang=en")
    page.get_by_role("combobox", name="Count").select_option("lead")
    expect(page.locator("#matrix")).to_contain_text("Leads")
    figures = page.locator("figure", has_text="by group")
    expect(figures).to_have_count(2)
    expect(figures.first.locator("img")).to_be_visible()


def test_a_question_is_opened_in_the_editor_changed_and_run(page: Page) -> None:
    page.goto("/questions/tasks-of-an-agency-type?agency_type=tax&lang=en")
    page.get_by_role("link", name="Open in the SPARQL page").click()
    editor = page.locator(".cm-content")
    expect(editor).to_contain_text("agency-type/tax")
    editor.press("Control+End")
    editor.press_sequentially("\nLIMIT 2")
    editor.press("Control+Enter")
    expect(page.locator("#result tbody tr")).to_have_count(2)
    assert "LIMIT" in page.url


def test_the_editor_completes_terms_and_marks_a_fault_at_its_place(page: Page) -> None:
    page.goto("/query?lang=en&query=SELECT+%3Fs+%7B%0A++%3Fs+%7D")
    expect(page.get_by_role("alert")).to_contain_text("line 2, column 6")
    expect(page.locator(".cm-fault")).to_have_count(1)
    editor = page.get_by_role("textbox", name="SPARQL query")
    editor.press("Control+A")
    editor.press("Delete")
    editor.press_sequentially("SELECT ?t { ?t a ansinh:Participa")
    expect(page.get_by_role("option", name="ansinh:Participation").first).to_be_visible()


def test_a_faulty_plan_is_dropped_and_its_report_read_at_its_lines(page: Page, corpus: Corpus) -> None:
    text = (corpus.root / "data/documents/06-ct-ubnd-2018-vinh-long.ttl").read_text(encoding="utf-8")
    faulty = text.replace("taskType:enrolment", "taskType:enrollment")
    page.goto("/check?lang=en")
    plan = FilePayload(name="plan.ttl", mimeType="text/turtle", buffer=faulty.encode())
    page.get_by_label("choose a file").set_input_files(plan)
    expect(page.get_by_label("Text of the file")).to_have_value(re.compile("taskType:enrollment"))
    page.get_by_label("replaces the plan").check()
    page.get_by_role("button", name="Check").click()
    remark = page.get_by_role("listitem").filter(has_text="There is no task-type/enrollment")
    remark.get_by_role("link").first.click()
    expect(page.locator(".lines span:target")).to_be_in_viewport()


def test_a_steward_without_a_token_is_told_so_and_keeps_his_text(page: Page) -> None:
    page.goto("/check?lang=en")
    page.get_by_label("Text of the file").fill("# a plan")
    page.get_by_text("Add it to the graph").click()
    page.get_by_role("button", name="Add the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("token")
    expect(page.get_by_label("Text of the file")).to_have_value("# a plan")


def test_from_a_plan_one_climbs_to_the_resolution(page: Page) -> None:
    page.goto("/documents/dong-nai-plan-implementing-162-kh-tu?lang=en")
    page.locator("svg.chain").get_by_role("link", name="21-NQ/TW").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("21-NQ/TW")
    expect(page.locator("svg.chain")).to_contain_text("162-KH/TU")


def test_from_a_document_one_goes_to_what_another_one_lacks(page: Page) -> None:
    page.goto("/documents/1204-kh-bcd-2024-kon-tum?lang=en")
    page.get_by_role("link", name="Compare it with another document").click()
    page.get_by_label("Second document").select_option("dong-nai-plan-implementing-162-kh-tu")
    expect(page.get_by_role("heading", name="Only 1204/KH-BCĐ has, Đồng Nai is silent")).to_be_visible()
    page.locator("td.places summary").first.click()
    expect(page.locator("td.places details[open]")).to_have_count(1)


def test_on_the_map_silence_stands_apart_and_a_tile_leads_to_its_province(page: Page) -> None:
    page.goto("/map?lang=en")
    expect(page.locator("svg.tiles .silent rect").last).to_have_css("fill", re.compile("hatch"))
    page.get_by_role("combobox", name="Provinces").select_option("today")
    expect(page.get_by_role("row", name=re.compile("Quảng Ngãi"))).to_contain_text("Kon Tum: assigned")
    page.get_by_role("combobox", name="Provinces").select_option("then")
    page.locator("svg.tiles").get_by_role("link", name=re.compile("Kon Tum")).click()
    expect(page.locator("tbody tr")).to_have_count(1)


def test_the_triples_of_a_query_are_drawn(page: Page) -> None:
    page.goto("/query?lang=en&query=CONSTRUCT+WHERE+%7B+%3Fa+ansinh%3Aimplements+%3Fb+%7D+LIMIT+9")
    picture = page.get_by_role("img", name=re.compile("network"))
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_contradictions_are_narrowed_to_a_kind_and_both_places_opened(page: Page) -> None:
    page.goto("/questions/findings?lang=en")
    page.get_by_role("combobox", name="Kind").select_option("date_conflict")
    expect(page).to_have_url(re.compile("is_kind=date_conflict"))  # by then the table is the narrowed one
    row = page.get_by_role("row").filter(has_text="21-NQ/TW")
    expect(row.locator("summary").nth(1)).to_be_visible()
    for place in (0, 1):
        row.locator("summary").nth(place).click()
    expect(row.locator("details[open]")).to_have_count(2)


def test_the_keyboard_alone_leads_to_an_answer_and_its_place(page: Page) -> None:
    page.goto("/questions/debt-collection-by-police?lang=en")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "province":
            break
    page.keyboard.type("Kon")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    expect(page.locator("td details[open]")).to_have_count(1)


def test_without_a_script_everything_is_there_and_sorts_by_links(context: BrowserContext, address: str) -> None:
    assert context.browser is not None
    bare = context.browser.new_context(base_url=address, java_script_enabled=False, locale="en-GB")
    page = bare.new_page()
    page.goto("/questions/tasks-of-an-agency-type")
    page.get_by_role("link", name="Items").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.get_by_role("combobox", name="Agency type").select_option("police")
    page.get_by_role("button", name="Show").click()
    assert "agency_type=police" in page.url
    page.goto("/query?query=ASK+%7B%7D")
    expect(page.locator("#result")).to_contain_text("Yes.")
    bare.close()
