"""The pages in a real browser: nothing from elsewhere, no error, search, language."""

from urllib.parse import quote

import pytest
from opened import Opened
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

BODY = quote("/id/body/政协泽州县委员会")


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


def test_hostile_names_do_nothing_in_pages(browser, hostile):
    opened = Opened(browser, hostile)
    for path in ("/browse/Person", "/browse/SourceDocument", "/search?q=" + quote("甲")):
        opened.go(path)
        links = [one.get_attribute("href") for one in opened.all("main li a")]
        assert links
        opened.browser.get(links[0])
        assert opened.find("h1").text
        assert opened.all("main img, main iframe, main script") == []
    assert opened.foreign() == []
    assert opened.errors() == []
