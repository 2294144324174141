"""The atlas as files: complete, closed in itself, safe against what documents say, the same every time."""

import base64
import hashlib
import html.parser
import json
import re
from urllib.parse import unquote, urldefrag

import made
import pytest
import synthetic
from hostile import HOSTILE, everywhere

from kg.errors import KgError
from kg.iri import entity_iri, mint
from kg.view import atlas, lists, pack, text
from kg.view.atlas import address
from kg.view.html import clean

#: No page may be longer, in bytes.
LONGEST = 300_000


class Page(html.parser.HTMLParser):
    """Elements with their attributes, the text, and the text of each element with an id."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.ids, self.text, self._open = [], {}, "", []
        self.quotes = []  # [what is quoted, the link below it]
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.append((tag, attrs))
        if tag == "blockquote":
            self.quotes.append(["", None])
        elif tag == "a" and self.quotes and self.quotes[-1][1] is None and "#" in attrs["href"]:
            self.quotes[-1][1] = attrs["href"]
        if tag not in ("meta", "link", "input", "br"):
            self._open.append(attrs.get("id"))
        if "id" in attrs:
            assert attrs["id"] not in self.ids, "two elements have one id"
            self.ids[attrs["id"]] = ""

    def handle_endtag(self, tag):
        self._open.pop()

    def handle_data(self, data):
        self.text += data
        if self.quotes and self.quotes[-1][1] is None:
            self.quotes[-1][0] += data
        for one in filter(None, self._open):
            self.ids[one] += data

    def all(self, *tags):
        return [attrs for tag, attrs in self.elements if tag in tags]


#: A page of its own kind, which tests/view/test_whole.py is about.
MAP = "overview.html"


def pages_of(folder):
    return {path.relative_to(folder).as_posix(): Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def graph():
    return made.Made(list(synthetic.rows(150)))


@pytest.fixture(scope="module")
def folder(graph, tmp_path_factory):
    return atlas.write(graph, tmp_path_factory.mktemp("atlas") / "a").parent


@pytest.fixture(scope="module")
def pages(folder):
    return pages_of(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    rows = [everywhere(name) for name in HOSTILE]
    return atlas.write(made.Made(rows), tmp_path_factory.mktemp("hostile") / "a").parent


# ---------------------------------------------------------------- complete and closed in itself


def test_everything_that_is_named_has_a_page(graph, pages):
    mentioned = {one.entity for record in graph.records() for one in record.mentions}
    assert {address.path(iri) for iri in mentioned} <= set(pages)
    assert {address.path(mint("document", record.name)) for record in graph.records()} <= set(pages)
    kinds = {"index.html", "overview.html", "list", *set(lists.KINDS) - {"work"}}
    assert {path.split("/")[0] for path in pages} == kinds


def links(pages):
    for path, page in pages.items():
        for attrs in page.all("a", "link"):
            if not attrs["href"].startswith("data:"):
                where, anchor = urldefrag(attrs["href"])
                base = path.split("/")[:-1]
                steps = where.split("/") if where else []
                while steps[:1] == [".."]:
                    base, steps = base[:-1], steps[1:]
                yield path, "/".join([*base, *map(unquote, steps)]) if where else path, anchor


@pytest.mark.parametrize("which", ["folder", "hostile"])
def test_every_link_leads_to_a_page_and_a_place_on_it(which, request):
    folder = request.getfixturevalue(which)
    pages = pages_of(folder)
    found = list(links(pages))
    assert len(found) > 10 * len(pages)
    for _, target, anchor in found:
        assert (folder / target).is_file()
        assert not anchor or anchor in pages[target].ids


def test_what_a_fact_rests_on_stands_where_its_link_leads(pages):
    def squash(words):
        return "".join(words.split()).strip("…")

    quotes = [quote for page in pages.values() for quote in page.quotes]
    assert len(quotes) > 300
    for words, link in quotes:
        path, anchor = urldefrag(link.removeprefix("../"))
        there, shown = squash(pages[path].ids[anchor]), squash(words)
        assert there in shown or shown in there or there.startswith(shown[:20])


def test_no_page_is_too_long(folder):
    assert max(path.stat().st_size for path in folder.rglob("*.html")) < LONGEST


def test_the_same_graph_gives_the_same_bytes(graph, folder, tmp_path):
    again = atlas.write(graph, tmp_path / "b").parent
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}


# ---------------------------------------------------------------- safe


def test_hostile_names_stay_text_on_every_kind_of_page(hostile):
    pages = pages_of(hostile)
    for path, page in pages.items():
        if path == MAP:
            continue
        assert len(page.all("script")) == 1, path
        assert not page.all("img", "iframe", "object", "form", "base", "style"), path
        assert not [key for _, attrs in page.elements for key in attrs if key.startswith("on") or key == "style"], path
        assert all(attrs["href"].split(":")[0] in ("data", attrs["href"]) for attrs in page.all("a", "link")), path
    for name in HOSTILE:
        shown = str(clean(name))
        for label, first in (("PERSON", "甲"), ("MEETING", "会"), ("LOC", "地"), ("PROGRAM", "项"), ("DOCUMENT", "文")):
            assert first + shown in pages[address.path(entity_iri(label, first + name))].text
        assert shown in pages[address.path(mint("document", f"{name}.txt"))].text


def test_the_policy_allows_exactly_the_script_of_the_page(pages, folder):
    for path in sorted(set(pages) - {MAP}):
        page = pages[path]
        policy = next(attrs["content"] for attrs in page.all("meta") if "http-equiv" in attrs)
        (script,) = re.findall("<script>(.*?)</script>", (folder / path).read_text("utf-8"), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}' 'strict-dynamic';" in policy
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    "name", [*HOSTILE, "会" * 400, "a/b\\c:d*e?", "CON", "尾.", " ", "ÄÖ", "𠮷野家", "no" * 200], ids=ascii
)
def test_file_names_are_safe_on_every_system(name):
    path = address.path(mint("meeting", name))
    assert re.fullmatch(r"meeting/[a-z0-9]+(-[a-z0-9]+)*\.html", path)
    assert len(path) < 100
    assert address.ours(path)
    assert address.ours(address.part(path, 1))


def test_names_that_differ_in_case_only_have_two_files():
    assert address.path(mint("work", "A")).lower() != address.path(mint("work", "a")).lower()


@pytest.mark.parametrize("path", ["../x.html", "/etc/x.html", "a/b/c.html", "x.py", ".html", 5, None, "a/../x.html"])
def test_no_other_path_is_ever_taken_for_ours(path):
    assert not address.ours(path)


# ---------------------------------------------------------------- the folder


def test_a_later_run_deletes_what_is_no_more_and_nothing_else(graph, tmp_path):
    folder = atlas.write(graph, tmp_path).parent
    (folder / "notes.txt").write_text("mine", "utf-8")
    gone = list(folder.glob("person/*.html"))
    atlas.write(made.Made([everywhere("新")]), folder)
    assert not any(path.exists() for path in gone)
    assert (folder / "notes.txt").read_text("utf-8") == "mine"
    assert len(list(folder.glob("person/*.html"))) == 1


def test_a_folder_with_other_things_and_a_file_are_refused(graph, tmp_path):
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(KgError, match="holds other files"):
        atlas.write(graph, tmp_path)
    with pytest.raises(KgError, match="is a file"):
        atlas.write(graph, tmp_path / "letter.txt")
    (tmp_path / atlas.write.__globals__["LISTING"]).write_text("{", "utf-8")
    with pytest.raises(KgError, match="is damaged"):
        atlas.write(graph, tmp_path)


def test_a_graph_without_documents_is_refused(tmp_path):
    with pytest.raises(KgError, match="no documents"):
        atlas.write(made.Made([]), tmp_path / "a")


# ---------------------------------------------------------------- long texts, long pages


def long_row(sentences):
    said = "云溪县政协主席林晓岚到会。"
    names = {"云溪县政协": ["ORG", "政协云溪县委员会"], "林晓岚": ["PERSON", "林晓岚"]}
    facts = [
        {"type": "statistic", "evidence": f"提案{number}件", "org": "政协云溪县委员会"}
        | {"measure": f"第{number}类提案", "value": number, "unit": "件", "period": "2021"}
        for number in range(sentences)
    ]
    lines = "".join(f"{said}提案{number}件。\n\n" for number in range(sentences))
    return {"name": "长.txt", "text": lines, "names": names, "facts": facts}


def test_a_long_document_and_a_long_list_of_facts_become_several_pages(tmp_path):
    row = long_row(700)
    folder = atlas.write(made.Made([row]), tmp_path / "a").parent
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*.html")}
    assert max(sizes.values()) < LONGEST
    pages = pages_of(folder)
    found = [target for _, target, _ in links(pages)]
    document, body = address.path(mint("document", "长.txt")), address.path(entity_iri("ORG", "政协云溪县委员会"))
    for path in (document, body):
        parts = [address.part(path, number) for number in range(10) if address.part(path, number) in pages]
        assert len(parts) > 1
        assert set(parts) <= set(found)
    said = [
        pages[address.part(document, number)].text for number in range(10) if address.part(document, number) in pages
    ]
    assert sum(page.count("林晓岚到会。") - 2 for page in said) == 700  # besides title and heading


def test_the_sentences_of_a_document_are_its_text():
    record = made.record(long_row(40))
    layout = text.layout(record, limit=1000)
    assert len(layout.pages) > 1
    found = [one for page in range(len(layout.pages)) for one in text.sentences(record, layout, page)]
    assert "".join(piece for _, pieces in found for piece, _ in pieces) == record.source
    for mention in record.mentions:
        there = layout.place(mention.start).anchor
        assert mention.text in "".join(piece for here, pieces in found if here == there for piece, _ in pieces)


def test_a_name_over_two_sentences_is_marked_in_both():
    row = {
        "name": "a.txt",
        "text": "参加“好！商量”活动。",
        "names": {"“好！商量”活动": ["PROGRAM", "“好！商量”活动"]},
        "facts": [],
    }
    record = made.record(row)
    found = list(text.sentences(record, text.layout(record), 0))
    assert [[piece for piece, iri in pieces if iri] for _, pieces in found] == [["“好！"], ["商量”活动"]]


def test_packing_keeps_the_order_and_no_page_is_over_the_limit():
    blocks = [pack.Block("a", "", "p" * 30, ["x" * 40] * 5), pack.Block("b", "", "", ["y" * 90])]
    pages = pack.pack(blocks, 100)
    rows = [row for page in pages for block in page for row in block.rows]
    assert rows == ["x" * 40] * 5 + ["y" * 90]
    assert [(block.title, block.again, len(block.rows)) for page in pages for block in page] == [
        ("a", False, 1), ("a", True, 2), ("a", True, 2), ("b", False, 1),
    ]  # fmt: skip
    assert pack.pack([]) == [[]]


# ---------------------------------------------------------------- search


def test_the_names_to_search_in_are_data_and_nothing_else(folder, hostile):
    for one in (folder, hostile):
        code = (one / "assets/names.js").read_text("utf-8")
        data = json.loads(re.fullmatch(r"kgAtlas\.names\((.*)\);\n", code)[1])
        assert not re.search("[<>&\u2028\u2029]", code)
        assert all((one / row[0]).is_file() for row in data["rows"])
        assert len({row[0] for row in data["rows"]}) == len(data["rows"])
    assert ["協", "协"] in data["simplified"]
    assert dict(data["readings"])["政"].split() == ["zheng", "zh", "z"]
