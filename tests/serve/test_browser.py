"""The pages in a real browser: nothing from elsewhere, no error, search, language, and the query editor."""

import json
from urllib.parse import quote, urlsplit

import pytest
from hostile import HOSTILE
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

BODY = quote("/id/body/政协泽州县委员会")


class Opened:
    def __init__(self, browser, served):
        self.browser, self.served = browser, served
        browser.get_log("performance")
        browser.get_log("browser")

    def go(self, path):
        self.browser.get(self.served.url + path)
        return self

    def wait(self, condition):
        return WebDriverWait(self.browser, 30).until(lambda _: condition())

    def find(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def errors(self):
        return [one["message"] for one in self.browser.get_log("browser") if one["level"] in ("SEVERE", "WARNING")]

    def foreign(self):
        """Requests that go elsewhere."""
        messages = [json.loads(one["message"])["message"] for one in self.browser.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        here = urlsplit(self.served.url).netloc
        return [url for url in urls if not url.startswith(("data:", "chrome")) and urlsplit(url).netloc != here]


@pytest.fixture
def opened(browser, served):
    one = Opened(browser, served).go("/")
    browser.delete_all_cookies()
    return one


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("path", ["/", BODY, "/id/document/a.txt", "/browse/Person", "/ontology", "/search?q=x"])
def test_pages_ask_nothing_of_others_and_fit(opened, path, width):
    opened.browser.set_window_size(width, 900)
    opened.go(path)
    assert opened.find("h1").text
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.browser.execute_script(wide) <= 0
    assert opened.foreign() == []
    assert opened.errors() == []
    opened.browser.set_window_size(1400, 900)


def test_search_suggests_while_one_types_and_leads_to_the_page(opened):
    opened.find("#finder input").send_keys("澤州縣政協")
    opened.wait(lambda: opened.all("#found li"))
    assert opened.all("#found li")[0].text.startswith("政协泽州县委员会")
    opened.find("#finder input").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    opened.wait(lambda: opened.find("h1").text == "政协泽州县委员会")
    assert opened.all(".fact blockquote mark")[0].text == "泽州县政协"
    assert opened.errors() == []


def test_the_language_changes_and_stays(opened):
    opened.go(BODY)
    opened.find("header nav a[hreflang=en]").click()
    opened.wait(lambda: opened.find("html").get_attribute("lang") == "en")
    assert opened.find("h1").text == "政协泽州县委员会"
    opened.go("/browse/Person")
    assert opened.find("h1").text == "person"
    assert opened.errors() == []


def test_evidence_leads_to_its_line_in_the_document(opened):
    opened.go(BODY)
    fact = next(one for one in opened.all(".fact") if "228件" in one.text)
    fact.find_element(By.CSS_SELECTOR, "cite a").click()
    opened.wait(lambda: opened.all(".text"))
    assert opened.find(":target").text == "会后，孙立到常柏村调研。泽州县政协立案提案228件。"


def editor(opened, path="/query"):
    opened.go(path)
    opened.wait(lambda: opened.browser.execute_script("return Boolean(window.yasgui)"))
    return opened


def rows(opened):
    return [one.text for one in opened.all("#editor .tabPanel.active .yasr table.dataTable tbody tr")]


def test_the_editor_asks_a_named_question_with_a_name_as_parameter(opened):
    editor(opened)
    form = opened.find("form[data-question=leaders]")
    form.find_element(By.CSS_SELECTOR, "input[name=body]").send_keys("泽州县政协")
    form.find_element(By.TAG_NAME, "button").click()
    opened.wait(lambda: rows(opened))
    assert any("赵明远" in row and "主席" in row for row in rows(opened))
    assert "# $body = <https://w3id.org/cppcc/id/body/政协泽州县委员会>" in opened.browser.execute_script(
        "return yasgui.getTab().getQuery()"
    )
    assert opened.foreign() == []
    assert opened.errors() == []


def test_the_editor_shows_the_sentence_of_an_error(opened):
    editor(opened)
    opened.browser.execute_script(
        "const tab = yasgui.addTab(true); tab.setQuery('ASK { SERVICE <http://x/> {} }'); tab.query()"
    )
    opened.wait(lambda: "SERVICE, which would ask" in opened.find("#editor .tabPanel.active .yasr").text)
    assert opened.foreign() == []


def test_a_question_opens_from_the_start_page(opened):
    opened.find("a[href='/query?name=leaders']").click()
    opened.wait(lambda: rows(opened))


def test_a_name_that_is_not_known_is_said_beside_its_question(opened):
    editor(opened)
    form = opened.find("form[data-question=leaders]")
    form.find_element(By.CSS_SELECTOR, "input[name=body]").send_keys("无此机构")
    form.find_element(By.TAG_NAME, "button").click()
    opened.wait(lambda: form.find_element(By.TAG_NAME, "output").text == "The graph has no entity named 无此机构.")


def test_hostile_names_do_nothing_in_the_editor_and_in_pages(browser, hostile):
    opened = Opened(browser, hostile)
    editor(opened)
    opened.browser.execute_script(
        "const tab = yasgui.addTab(true);"
        "tab.setQuery('SELECT ?thing ?name { ?thing skos:prefLabel|rdfs:label ?name ; a :Person }'); tab.query()"
    )
    opened.wait(lambda: len(rows(opened)) >= len(HOSTILE))
    assert opened.all("#editor .yasr img, #editor .yasr iframe, #editor .yasr b") == []
    # YASGUI parses what it shows in a document of its own, where nothing runs; Chromium tells of that too.
    assert all("min.js" in one and "inline event handler" in one for one in opened.errors())
    for path in ("/browse/Person", "/browse/SourceDocument", "/search?q=" + quote("甲")):
        opened.go(path)
        links = [one.get_attribute("href") for one in opened.all("main li a")]
        assert links
        opened.browser.get(links[0])
        assert opened.find("h1").text
        assert opened.all("main img, main iframe, main script") == []
    assert opened.foreign() == []
    assert opened.errors() == []
