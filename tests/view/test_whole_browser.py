"""The map of a whole graph in a real browser: drawn, moved, searched, filtered; no request and no error."""

import re

import made
import pytest
import synthetic
from hostile import HOSTILE, everywhere
from opened import Opened
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.view import atlas, whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An atlas with its map: about 400 entities."""
    graph = made.Made(list(synthetic.rows(300)))
    return atlas.write(graph, tmp_path_factory.mktemp("whole") / "a").parent


class Map(Opened):
    def __init__(self, browser, path, width=1300):
        super().__init__(browser, path.as_uri())
        self.width(width)
        self.go("")
        self.wait(lambda: self.data("drawn"))

    def data(self, what):
        return self.find("#map").get_attribute(f"data-{what}")

    def count(self, what):
        return int(self.data(what))

    def rest(self):
        """Wait until the map has come to rest and is drawn."""
        resting = "const { drawn, view, frame } = kg.sheet; return Math.abs(drawn.scale - view.scale) < 1e-9 && !frame"
        self.wait(lambda: self.script(resting))

    def heading(self):
        return self.find("#panel h2").text

    def node(self, which="true"):
        """Number, name and place on the screen of the greatest node in view that fulfils a condition."""
        return self.script(
            f"""
            const {{ sheet, columns, data }} = kg;
            const [width, height] = sheet.size();
            return data.nodes.map(({{ id, label, type }}) => {{
              const x = (columns.x[id] - sheet.view.x) * sheet.view.scale + width / 2;
              const y = (columns.y[id] - sheet.view.y) * sheet.view.scale + height / 2;
              return {{ id, label, type, x: Math.round(x), y: Math.round(y) }};
            }}).find((node) => node.x > 20 && node.y > 20 && node.x < width - 20 && node.y < height - 20 && ({which}));
            """
        )

    def at(self, x, y):
        """The mouse, over a place of the map."""
        size = self.find("#map").size
        move = ActionChains(self.browser, duration=0)
        return move.move_to_element_with_offset(self.find("#map"), x - size["width"] // 2, y - size["height"] // 2)

    def pixels(self):
        """How many points of the canvas have each colour."""
        return self.script(
            """
            const canvas = document.querySelector("#sheet");
            const copy = document.createElement("canvas");
            Object.assign(copy, { width: canvas.width, height: canvas.height });
            const context = copy.getContext("2d", { willReadFrequently: true });
            context.drawImage(canvas, 0, 0);
            const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
            const seen = {};
            for (let at = 0; at < data.length; at += 4) {
              const key = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
              seen[key] = (seen[key] || 0) + 1;
            }
            return seen;
            """
        )

    def paper(self):
        """The most frequent colour."""
        seen = self.pixels()
        return max(seen, key=seen.get)


@pytest.fixture
def opened(browser, folder):
    yield (one := Map(browser, folder / "overview.html"))
    one.restore()


@pytest.mark.parametrize("width", [1300, 375])
def test_it_is_drawn_without_a_request_or_an_error_and_fits(browser, folder, width):
    opened = Map(browser, folder / "overview.html", width)
    assert opened.count("nodes") == len(opened.script("return kg.data.nodes.map((node) => node.id)")) > 250
    assert opened.count("labels") >= 3
    assert len(opened.pixels()) > 20
    assert opened.beyond() <= 0
    box = opened.find("#map").size
    assert box["width"] > 0.9 * min(width, 900)
    assert box["height"] > 200
    assert opened.foreign() == opened.script("return performance.getEntriesByType('resource')") == []
    assert opened.errors() == []


def test_communities_have_their_colours_and_types_theirs(opened):
    colours = opened.script("return kg.data.communities.map((one) => one[2]).filter(Boolean)")
    seen = opened.pixels()
    rgb = [" ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for colour in colours]
    assert len(set(rgb)) >= 5
    assert set(rgb) <= set(seen)
    opened.find("#kinds").click()
    assert {"0 114 178", "213 94 0", "0 158 115", "86 180 233"} <= set(opened.pixels())


def overlaps(opened):
    return opened.script(
        """
        const boxes = kg.painter.labels.drawn;
        const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b)).map((b) => [a.id, b.id]));
        """
    )


def test_names_never_overlap_and_nearer_there_are_more(opened):
    few = opened.count("labels")
    assert overlaps(opened) == []
    opened.script("kg.sheet.view.scale *= 2.5; kg.sheet.render()")
    assert overlaps(opened) == []
    assert opened.count("labels") > few


def test_while_it_is_dragged_the_sheet_moves_and_at_rest_it_is_drawn(opened):
    before, renders = opened.script("return {...kg.sheet.view}"), opened.count("renders")
    x, y = opened.script("return kg.sheet.size().map((side) => Math.round(side / 2))")
    opened.at(x, y).click_and_hold().move_by_offset(60, 30).move_by_offset(60, 30).perform()
    opened.wait(lambda: "translate" in opened.find("#sheet").get_attribute("style"))
    after = opened.script("return {...kg.sheet.view}")
    assert after["x"] == pytest.approx(before["x"] - 120 / before["scale"], abs=2)
    assert after["y"] == pytest.approx(before["y"] - 60 / before["scale"], abs=2)
    ActionChains(opened.browser).release().perform()
    opened.wait(lambda: opened.count("renders") > renders)
    assert opened.data("selected") in (None, "")  # a drag is no click


def test_the_wheel_zooms_at_the_mouse(opened):
    node = opened.node("node.x > 200 && node.y > 150")
    opened.script(
        """
        const event = { deltaY: -300, clientX: arguments[0], clientY: arguments[1], cancelable: true, bubbles: true };
        const { left, top } = kg.sheet.container.getBoundingClientRect();
        Object.assign(event, { clientX: event.clientX + left, clientY: event.clientY + top });
        for (let turn = 0; turn < 3; turn++) kg.sheet.container.dispatchEvent(new WheelEvent("wheel", event));
        """,
        node["x"],
        node["y"],
    )
    opened.rest()
    there = opened.node(f"node.id === {node['id']}")
    assert (there["x"], there["y"]) == pytest.approx((node["x"], node["y"]), abs=2)
    assert opened.script("return kg.sheet.view.scale / kg.sheet.furthest") > 3


def test_keys_move_zoom_and_bring_everything_back(opened):
    home = opened.script("return {...kg.sheet.view}")
    opened.find("#map").send_keys("+", "+", Keys.ARROW_RIGHT)
    opened.rest()
    there = opened.script("return {...kg.sheet.view}")
    assert there["scale"] == pytest.approx(home["scale"] * 1.4**2)
    assert there["x"] > home["x"]
    opened.find("#map").send_keys("0")
    opened.rest()
    assert opened.script("return {...kg.sheet.view}") == home


def test_a_click_tells_what_is_known_and_leads_to_the_page(opened, folder):
    node = opened.node("node.type === 'Committee'")
    opened.at(node["x"], node["y"]).click().perform()
    opened.wait(lambda: opened.heading() == node["label"])
    assert int(opened.data("selected")) == node["id"]
    assert opened.find("#status").get_attribute("textContent").startswith(node["label"])
    assert re.search(r"\d+ 条关系", opened.find("#panel").text)
    groups = [int(one.text.rsplit(" ", 1)[1]) for one in opened.all("#panel h3")]
    assert groups == sorted(groups, reverse=True)
    other = opened.find("#panel li .plain")
    name = other.text
    other.click()
    opened.wait(lambda: opened.heading() == name)
    opened.find("#panel a").click()
    opened.wait(lambda: "/a/overview" not in opened.browser.current_url and opened.all("h1"))
    assert opened.find("h1").text == name
    assert opened.errors() == []


def test_relations_are_those_of_the_graph(opened):
    """Every relation of the greatest nodes: both ends, direction and dates, as unpacked in the page."""
    graph = whole.gather(made.Made(list(synthetic.rows(300))).records())
    for number in range(5):
        opened.script("kg.choose(arguments[0])", number)
        for button in opened.all("#panel li > button:not(.plain)"):
            button.click()
        shown = sorted(one.text for one in opened.all("#panel li .plain"))
        said = [fact for fact in graph.facts if number in (fact[0], fact[2])]
        others = {(fact[1], fact[0] == number, fact[2] if fact[0] == number else fact[0]) for fact in said}
        assert shown == sorted(graph.names[other] for *_, other in others)
        assert f"{len(said)} 条关系" in opened.find("#panel").text


def test_the_page_of_everything_is_one_click_from_the_index(browser, folder):
    browser.get((folder / "index.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, "a[href='overview.html']").click()
    WebDriverWait(browser, 15).until(lambda page: page.find_elements(By.CSS_SELECTOR, "#map[data-drawn]"))
    browser.find_element(By.CSS_SELECTOR, "h1 a").click()
    WebDriverWait(browser, 15).until(lambda page: page.current_url.endswith("/index.html"))


def test_short_forms_traditional_characters_and_pinyin_find_a_node(opened):
    for typed in ("云溪县政协", "政協雲溪縣委員會", "zxyxxwyh"):
        opened.find("#search").clear()
        opened.find("body").send_keys("/")
        opened.browser.switch_to.active_element.send_keys(typed)
        assert opened.find("#found li[aria-selected=true]").text.startswith("政协云溪县委员会")
        opened.find("#search").send_keys(Keys.ENTER)
        opened.wait(lambda: opened.heading() == "政协云溪县委员会")
        x, y = opened.script("return kg.sheet.size()")
        there = opened.node(f"node.id === {opened.data('selected')}")
        assert (there["x"], there["y"]) == pytest.approx((x / 2, y / 2), abs=2)
        opened.find("#panel").send_keys(Keys.ESCAPE)
        opened.wait(lambda: opened.data("selected") == "")
    assert opened.heading() == "总览"


def test_the_legend_hides_types_and_communities(opened):
    everything = opened.count("nodes")
    button = opened.find("#legend button[data-type=Person]")
    people = int(button.text.split()[-1])
    button.click()
    assert opened.count("nodes") == everything - people
    assert opened.find("#status").get_attribute("textContent") == f"{everything - people} 个实体"
    assert opened.find("#legend button[data-type=Person]").get_attribute("aria-pressed") == "false"
    opened.find("#legend button[data-type=Person]").click()
    row = opened.find("#panel li[data-community='0']")
    size = int(row.find_element(By.CSS_SELECTOR, ".quiet").text)
    row.find_element(By.CSS_SELECTOR, ".dot").click()
    assert opened.count("nodes") == everything - size
    opened.all("#panel .tools button")[1].click()
    assert opened.count("nodes") == 0
    opened.find("#panel li[data-community='0'] .dot").click()
    assert opened.count("nodes") == size
    opened.all("#panel .tools button")[0].click()
    assert opened.count("nodes") == everything


def test_a_community_is_looked_at(opened):
    row = opened.find("#panel li[data-community='0'] .plain")
    assert row.text == opened.script("return kg.data.nodes[kg.data.communities[0][0]].label")
    row.click()
    opened.rest()
    place = opened.script(
        """
        const { x, y, scale } = kg.sheet.view;
        const own = kg.data.communities[0][0];
        return [scale / kg.sheet.furthest, Math.hypot(kg.columns.x[own] - x, kg.columns.y[own] - y) * scale];
        """
    )
    assert place[0] > 2.2
    assert place[1] < 500


def test_it_speaks_both_languages(opened):
    assert opened.find("h1").text == "政协知识图谱全景"
    opened.find("#language").click()
    assert opened.find("h1").text == opened.browser.title == "The CPPCC knowledge graph as a whole"
    assert opened.heading() == "Overview"
    assert opened.find("#legend button").text.split()[0] == "person"
    assert opened.find("#search").get_attribute("aria-label").startswith("Find")
    assert opened.script("return document.documentElement.lang") == "en"


def test_dark_follows_the_system_and_the_switch(opened):
    assert opened.paper() == "255 255 255"
    opened.scheme("dark")
    opened.wait(lambda: opened.paper() == "22 24 29")
    opened.find("#theme").click()
    assert opened.paper() == "255 255 255"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("selected", [False, True])
def test_axe_finds_nothing_serious(opened, scheme, selected):
    opened.scheme(scheme)
    if selected:
        opened.script("kg.choose(0)")
    assert opened.serious() == []


def test_two_fingers_zoom(browser, folder):
    opened = Map(browser, folder / "overview.html", 375)
    before = opened.script("return kg.sheet.view.scale")
    opened.script(
        """
        const { left, top } = kg.sheet.container.getBoundingClientRect();
        kg.sheet.container.setPointerCapture = () => {};
        const send = (kind, pointerId, x, y) => {
          const place = { pointerId, clientX: left + x, clientY: top + y };
          kg.sheet.container.dispatchEvent(new PointerEvent(kind, { ...place, bubbles: true }));
        };
        send("pointerdown", 1, 150, 150);
        send("pointerdown", 2, 200, 150);
        send("pointermove", 2, 250, 150);
        send("pointerup", 1, 150, 150);
        send("pointerup", 2, 250, 150);
        """
    )
    opened.rest()
    assert opened.script("return kg.sheet.view.scale") == pytest.approx(2 * before)
    assert opened.data("selected") in (None, "")


def test_hostile_names_are_shown_as_they_are_and_do_nothing(browser, tmp_path):
    path = whole.write(made.Made([everywhere(name) for name in HOSTILE]), tmp_path / "hostile.html")
    opened = Map(browser, path)
    shown = opened.script(
        """
        return kg.data.nodes.map(({ id, label }) => {
          kg.choose(id, true);
          return [label, document.querySelector("#panel h2").textContent];
        });
        """
    )
    assert len(shown) > 5 * len(HOSTILE)
    assert all(label == heading for label, heading in shown)
    opened.find("#search").send_keys("<")
    opened.wait(lambda: opened.all("#found li"))
    assert opened.all("img, iframe, #panel b, #panel script, #found b") == []
    assert opened.errors() == []
