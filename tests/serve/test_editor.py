"""The query editor in a real browser."""

import csv
import json
from urllib.parse import quote

import pytest
from hostile import HOSTILE
from opened import Opened
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

NAMES = "SELECT ?person ?name { ?person a :Person ; skos:prefLabel ?name } ORDER BY ?name"
#: Some billions of rows to count.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Editor(Opened):
    def open(self, path="/query"):
        self.go("/ontology").go(path)  # another page first, for a change of the fragment alone loads nothing
        self.wait(lambda: self.all("#editor[data-ready]"))
        return self

    @property
    def area(self):
        return self.find("#query")

    @property
    def text(self):
        return self.area.get_attribute("value")

    def write(self, *keys):
        self.area.click()
        self.area.send_keys(Keys.CONTROL + "a")
        self.area.send_keys(*keys)

    def run(self, query):
        self.write(query, Keys.CONTROL + Keys.ENTER)
        self.wait(lambda: not self.all("#editor[data-busy]"))

    def rows(self):
        rows = "[...document.querySelectorAll('#results tbody tr')]"
        return self.browser.execute_script(f"return {rows}.map(row => [...row.cells].map(one => one.innerText))")

    def offered(self):
        return [one.text for one in self.all("#completions code")]

    def question(self, name, **values):
        form = self.find(f"form[data-question={name}]")
        for key, value in values.items():
            form.find_element(By.NAME, key).send_keys(value)
        form.find_element(By.TAG_NAME, "button").click()
        return form


@pytest.fixture
def editor(browser, served):
    one = Editor(browser, served.url)
    yield one.open()
    assert one.foreign() == []
    # That a query was refused is told by Chromium too.
    assert [message for message in one.errors() if "/sparql" not in message and "/questions/" not in message] == []


def test_a_query_is_asked_and_its_things_lead_to_their_pages(editor):
    editor.run(NAMES)
    assert editor.rows() == [["孙立", "孙立"], ["赵明远", "赵明远"]]
    assert editor.find("#status").text.startswith("2 行 · ")
    editor.all("#results td a")[1].click()
    editor.wait(lambda: editor.find("h1").text == "赵明远")


def test_a_label_beside_a_thing_is_its_name(editor):
    editor.run(
        'SELECT ?it ?itLabel { ?it a :Person ; skos:prefLabel ?n BIND(CONCAT("<b>", ?n) AS ?itLabel) } ORDER BY ?n'
    )
    assert editor.rows()[0] == ["<b>孙立", "<b>孙立"]
    assert editor.all("#results b") == []


def test_an_error_is_said_and_marked_where_it_is(editor):
    editor.run('SELECT ?人 {\n "😀政协" ?人 ) }')
    assert "at line 2, column 11, before “) }”" in editor.find("#refused").text
    assert editor.find("#ink mark").text == ")"
    assert editor.find("#numbers mark").text == "2"
    editor.find("#refused button").click()
    selected = "const {value, selectionStart, selectionEnd} = document.activeElement;"
    assert editor.browser.execute_script(f"{selected} return value.slice(selectionStart, selectionEnd)") == ")"
    editor.area.send_keys("?y")
    assert editor.all("#ink mark") == []


def test_what_is_not_allowed_is_said(editor):
    editor.run("ASK { SERVICE <http://x/> {} }")
    assert "SERVICE, which would ask" in editor.find("#refused").text


def test_a_named_question_takes_a_name_as_a_value_beside_the_query(editor):
    editor.question("leaders", body="泽州县政协")
    editor.wait(editor.rows)
    assert any("赵明远" in row and "主席" in row for row in editor.rows())
    assert editor.find("#values a").text == "政协泽州县委员会"
    assert "政协泽州县委员会" not in editor.text
    address = editor.browser.current_url
    editor.browser.get("about:blank")
    editor.browser.get(address)
    editor.wait(lambda: editor.all("#values a"))
    assert editor.find("#values a").text == "政协泽州县委员会"
    editor.find("#values button").click()
    assert editor.all("#values li") == []


def test_a_name_that_is_not_known_is_said_beside_its_question(editor):
    form = editor.question("leaders", body="无此机构")
    editor.wait(lambda: form.find_element(By.TAG_NAME, "output").text == "The graph has no entity named 无此机构.")


def test_a_question_opens_from_the_start_page(editor):
    editor.go("/").find("a[href='/query?name=leaders']").click()
    editor.wait(editor.rows)


def test_a_running_query_can_be_stopped(editor):
    editor.write(ENDLESS, Keys.CONTROL + Keys.ENTER)
    editor.wait(lambda: editor.find("#cancel").is_displayed())
    editor.find("#cancel").click()
    editor.wait(lambda: editor.find("#status").text == "已停止。")
    assert not editor.find("#cancel").is_displayed()
    editor.run("ASK {}")
    assert editor.find("#results").text == "是"


def test_completion_of_variables_terms_and_keywords(editor):
    editor.write("SELECT ?person { ?pe")
    assert editor.offered() == ["?person"]
    editor.area.send_keys(Keys.TAB, " :主持")
    assert ":chairedBy" in editor.offered()
    editor.area.send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER, " ?x } LIM")
    assert editor.offered() == ["LIMIT"]
    editor.area.send_keys(Keys.ENTER)
    assert editor.text == "SELECT ?person { ?person :chairedBy ?x } LIM\n"
    editor.area.send_keys("# :chai")
    assert editor.offered() == []


def test_keys_indent_undo_and_lead_out(editor):
    editor.write("a", Keys.ENTER, "b", Keys.CONTROL + "a")
    editor.area.send_keys(Keys.TAB)
    assert editor.text == "  a\n  b"
    editor.area.send_keys(Keys.SHIFT + Keys.TAB)
    assert editor.text == "a\nb"
    editor.area.send_keys(Keys.CONTROL + "z")
    assert editor.text == "  a\n  b"
    editor.area.send_keys(Keys.ESCAPE, Keys.TAB)
    assert editor.text == "  a\n  b"
    assert editor.browser.switch_to.active_element.get_attribute("id") == "run"


def test_opening_a_question_can_be_undone(editor):
    editor.write("ASK {}")
    editor.question("levels")
    editor.wait(lambda: "SELECT" in editor.text)
    editor.area.send_keys(Keys.CONTROL + "z")
    assert editor.text == "ASK {}"


def test_colours_lie_upon_the_text_at_every_scroll(editor):
    lines = "\n".join(f"# {number} {'政协委员会' * 40}" for number in range(60))
    editor.browser.execute_script(
        "const a = document.querySelector('#query'); a.value = arguments[0]; a.dispatchEvent(new Event('input'));"
        "a.scrollTop = 1e6; a.scrollLeft = 1e6",
        lines,
    )
    # The text area scrolls exactly as far as the text behind it is larger.
    far = editor.browser.execute_script(
        "const [a, i] = ['#query', '#ink'].map(one => document.querySelector(one));"
        "return [a.scrollHeight - i.offsetHeight, a.scrollWidth - i.offsetWidth]"
    )
    assert all(abs(one) <= 1 for one in far), far
    moved = "const style = getComputedStyle(document.querySelector('#ink')); return style.transform"
    editor.wait(lambda: not editor.browser.execute_script(moved).endswith(", 0, 0)"))
    assert len(editor.all("#numbers span")) == 60


def test_many_rows_come_in_portions_and_are_sorted_by_value(editor):
    tens = " ".join(map(str, range(0, 450, 10)))  # what is typed takes its time
    editor.browser.execute_script("document.querySelector('#query').value = ''")
    editor.run(f"SELECT (?a + ?b AS ?n) {{ VALUES ?a {{ {tens} }} VALUES ?b {{ 1 2 3 4 5 6 7 8 9 10 }} }}")
    assert len(editor.rows()) == 200
    assert editor.find(".turn output").text == "1–200 / 450"
    for _ in range(2):
        editor.find("#results th button").click()
    assert editor.find("#results th").get_attribute("aria-sort") == "descending"
    assert [row[0] for row in editor.rows()[:2]] == ["450", "449"]
    for _ in range(2):
        editor.all(".turn button")[1].click()
    assert len(editor.rows()) == 50
    assert not editor.all(".turn button")[1].is_enabled()


@pytest.mark.parametrize(
    ("ending", "start"),
    [("csv", "\ufeffperson,name\r\n"), ("tsv", "?person\t?name"), ("json", "{"), ("xml", "<")],
)
def test_an_answer_is_had_as_a_file(editor, tmp_path, ending, start):
    editor.browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    editor.run(NAMES)
    editor.find(f"#tools button[data-ending={ending}]").click()
    path = tmp_path / f"answer.{ending}"
    editor.wait(path.exists)
    content = path.read_bytes().decode()
    assert content.startswith(start)
    assert "赵明远" in content
    if ending == "csv":
        assert len(list(csv.reader(path.read_text("utf-8-sig").splitlines()))) == 3


def test_triples_are_a_table_and_turtle(editor, tmp_path):
    editor.browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    text = r'"a\"<i>\n政\\"@zh'
    editor.run(f"CONSTRUCT {{ ?s a :Person ; rdfs:label {text} }} {{ ?s skos:prefLabel '赵明远'@zh ; a :Person }}")
    assert sorted(editor.rows()) == [["赵明远", "标签", 'a"<i>\n政\\'], ["赵明远", "类型", "人物"]]
    editor.find("#raw").click()
    assert editor.find("#results pre").text.count("<https://w3id.org/cppcc/id/person/赵明远>") == 2
    assert not editor.find("#tools button[data-ending=csv]").is_displayed()
    editor.find("#tools button[data-ending=ttl]").click()
    editor.wait((tmp_path / "answer.ttl").exists)


def test_the_last_queries_come_back(editor):
    for number in range(12):
        editor.run(f"ASK {{}} # {number}")
    editor.open()
    editor.find("#last").find_element(By.XPATH, "..").click()
    buttons = editor.all("#last button")
    assert [one.text for one in buttons] == [f"ASK {{}} # {number}" for number in range(11, 1, -1)]
    buttons[3].click()
    assert editor.text == "ASK {} # 8"


@pytest.mark.parametrize("kept", ["{", "3", '[{"query": 1}, null]'])
def test_what_others_have_put_into_the_browser_does_no_harm(editor, kept):
    editor.browser.execute_script("localStorage.setItem('cppcc-kg queries', arguments[0])", kept)
    editor.open().run("ASK {}")
    assert editor.find("#results").text == "是"


@pytest.mark.parametrize("width", [1400, 390])
def test_the_editor_fits_and_every_control_has_a_name(editor, width):
    editor.browser.set_window_size(width, 900)
    editor.open().run("SELECT * { ?s ?p ?o } LIMIT 20")
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert editor.browser.execute_script(wide) <= 0
    controls = [one for one in editor.all("main button, main input, main textarea") if one.is_displayed()]
    assert len(controls) > 8
    assert all(one.accessible_name for one in controls)
    editor.browser.set_window_size(1400, 900)


def test_hostile_names_are_text_in_the_editor(browser, hostile):
    editor = Editor(browser, hostile.url).open()
    query = "SELECT ?thing ?name { ?thing skos:prefLabel|rdfs:label ?name ; a :Person }"
    editor.run(query)
    assert len(editor.rows()) >= len(HOSTILE)
    answer = json.loads(hostile.ask(query, "application/sparql-results+json").text)
    names = {one["name"]["value"] for one in answer["results"]["bindings"]}
    cells = "return [...document.querySelectorAll('#results td:nth-child(2)')].map(one => one.textContent)"
    assert set(browser.execute_script(cells)) == names
    editor.find("#raw").click()
    assert editor.all("#results img, #results iframe, #results b, #results script") == []
    editor.open("/query#query=" + quote(HOSTILE[0] + "<img src=x onerror=alert(1)>"))
    assert editor.all("#ink img") == []
    assert editor.foreign() == []
    assert editor.errors() == []
