"""After a change only the names concerned are looked at again, and what comes of it is what a full look gives."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import Planted, contents

from kg.identity import clues, iris, namesakes
from kg.identity.clues import Clue, Known
from kg.identity.resolve import resolve
from kg.iri import ENTITY
from kg.store import files, manifest, statement_file
from kg.store import namesakes as table

BODY = ENTITY + "body/政协泽州县委员会"


@pytest.mark.parametrize(
    "tail", ["王伟", "王伟@泽州县", "王伟@泽州县(女)", "王伟(女)", "王伟@泽州县(04_动态.txt)", "王伟@a@b"]
)
def test_all_that_may_be_one_person_share_a_name(tail: str) -> None:
    assert namesakes.name(ENTITY + "person/" + tail) == "王伟"


@given(tail=st.text("王a@()%20_", min_size=1), note=st.text("女1(", min_size=1))
def test_a_note_does_not_change_it_and_equal_names_have_one(tail: str, note: str) -> None:
    iri = ENTITY + "person/" + tail
    assert namesakes.name(iris.other(iri, note)) == namesakes.name(iri)
    assert iris.name(iri).startswith(namesakes.name(iri))


#: Persons whose notes, years, posts and meetings agree in part, so that rules join some and split others.
PEOPLE = st.builds(
    Clue,
    iri=st.sampled_from([f"{ENTITY}person/{name}{place}" for name in "王李" for place in ("", "@泽州县", "@晋城市")]),
    posts=st.sampled_from([(), ((BODY, "主席"),), ((BODY, "委员"),)]),
    meetings=st.sampled_from([(), (ENTITY + "meeting/第一次会议",)]),
    years=st.sampled_from([(), (1980, 1981), (2020, 2021)]),
    sex=st.sampled_from(["", "男", "女"]),
    facts=st.integers(0, 3),
    career=st.booleans(),
)
SAID = st.lists(PEOPLE, unique_by=lambda one: one.iri, max_size=4)


@settings(deadline=None, max_examples=200)
@given(before=st.lists(SAID, max_size=6), after=st.lists(SAID, max_size=3), gone=st.sets(st.integers(0, 5)))
def test_it_gives_what_all_documents_give(before: list[list[Clue]], after: list[list[Clue]], gone: set[int]) -> None:
    old = [_known(f"{number}.txt", people) for number, people in enumerate(before)]
    new = [_known(f"new{number}.txt", people) for number, people in enumerate(after)]
    left = [one for number, one in enumerate(old) if number not in gone]
    changed = namesakes.names([one for one in old if one not in left] + new)
    lines = table.updated({}, (), old)
    said = [one for one in table.known(lines, changed) if one.document in {known.document for known in left}] + new
    again = namesakes.resolved_again(resolve(old, [])[0], said, changed)
    assert again == resolve([*left, *new], [])[0]
    assert table.updated(lines, changed, said) == table.updated({}, (), [*left, *new])


def _known(document: str, people: list[Clue]) -> Known:
    found = tuple(sorted(people, key=lambda one: one.iri))
    return Known(document, found, tuple(one.iri for one in found))


def test_what_the_table_keeps_is_what_the_documents_say(planted: Planted) -> None:
    known = [clues.known(record) for record in planted.records.values()]
    kept = table.known(table.updated({}, (), known), namesakes.names(known))
    assert [(one.document, sorted(one.people, key=lambda clue: clue.iri)) for one in kept] == sorted(
        (one.document, list(one.people)) for one in known if one.people
    )


def test_a_document_more_or_less_has_only_itself_read(
    planted: Planted, whole: Path, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted.build(graph, "01 02 03 04 05 07 08 09 10")
    opened: set[str] = set()
    read = statement_file.known

    def known(folder: Path, stem: str) -> Known:
        opened.add(stem)
        return read(folder, stem)

    monkeypatch.setattr(statement_file, "known", known)
    assert planted.build(graph).read == 1
    (row,) = [row for row in manifest.read(graph).documents if row.name.startswith("06")]
    assert opened == {row.key}
    assert contents(graph) == contents(whole)
    opened.clear()
    planted.build(graph, "01 02 03 04 05 07 08 09 10")
    assert opened == {row.key}
    planted.build(tmp_path / "H", "01 02 03 04 05 07 08 09 10")
    assert contents(graph) == contents(tmp_path / "H")
    assert _table(graph).read_bytes() == _table(tmp_path / "H").read_bytes()


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\n"])
def test_a_table_that_is_lost_or_damaged_is_made_again(
    planted: Planted, whole: Path, graph: Path, damage: bytes | None
) -> None:
    planted.build(graph, "01 02 03 04 05 07 08 09 10")
    path = _table(graph)
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage + path.read_bytes()[len(damage) + 7 :])
    planted.build(graph)
    assert contents(graph) == contents(whole)
    assert _table(graph).read_bytes() == _table(whole).read_bytes()


def _table(graph: Path) -> Path:
    (path,) = (graph / files.NAMESAKES).iterdir()
    return path
