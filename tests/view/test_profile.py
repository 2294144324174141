"""What a page says: sections, timelines, charts, trees; from rows as documents give them."""

from dataclasses import replace

import made
import pytest

from kg.iri import entity_iri
from kg.view.chart import charts
from kg.view.dossier import Fact
from kg.view.profile import when
from kg.view.profiles import profile
from kg.view.said import SENTENCES, Said, dossiers, told
from kg.view.timeline import Span, timeline

ROW = {
    "name": "a.txt",
    "text": "云溪县政协主席林晓岚主持政协第十届云溪县委员会第一次会议，周文博出席。郭海燕任云溪县政协主席至2019年。"
    "林晓岚到红旗社区调研。云溪县在安泽市。提案5件。",
    "names": {
        "云溪县政协": ["ORG", "政协云溪县委员会", {"place": "云溪县"}],
        "政协第十届云溪县委员会第一次会议": [
            "MEETING",
            "政协第十届云溪县委员会第一次会议",
            {"body": "政协云溪县委员会", "term": "十", "session": "一"},
        ],
        "林晓岚": ["PERSON", "林晓岚"],
        "周文博": ["PERSON", "周文博"],
        "郭海燕": ["PERSON", "郭海燕"],
        "红旗社区": ["LOC", "红旗社区", {"place": "云溪县"}],
        "云溪县": ["LOC", "云溪县", {"place": "安泽市"}],
        "安泽市": ["LOC", "安泽市"],
    },
    "facts": [
        {
            "type": "post",
            "evidence": "云溪县政协主席林晓岚",
            "person": "林晓岚",
            "post": "主席",
            "org": "政协云溪县委员会",
        },
        {"type": "post", "evidence": "郭海燕任云溪县政协主席至2019年", "person": "郭海燕", "post": "主席"}
        | {"org": "政协云溪县委员会", "from": "2015", "to": "2019"},
        {"type": "meeting", "evidence": "林晓岚主持政协第十届云溪县委员会第一次会议，周文博出席"}
        | {"name": "政协第十届云溪县委员会第一次会议", "date": "2021-03-01/2021-03-04", "host": "政协云溪县委员会"}
        | {"chair": ["林晓岚"], "attended": ["林晓岚", "周文博"], "agenda": ["选举"]},
        {
            "type": "activity",
            "evidence": "林晓岚到红旗社区调研",
            "date": "2021-05",
            "kind": "调研",
            "leader": ["林晓岚"],
        }
        | {"visited": ["红旗社区"]},
    ],
}


@pytest.fixture(scope="module")
def known():
    return dossiers([made.record(ROW)])


def sections(known, label, name):
    found = profile(known[entity_iri(label, name)], known.get)
    return {section.title: section for section in found.sections}, dict(found.brief)


def names(row):
    return [end.name for end in row.ends]


def test_a_person_has_posts_meetings_activities_and_companions(known):
    found, _ = sections(known, "PERSON", "林晓岚")
    assert list(found) == ["page:posts", "page:meetings", "page:activities", "page:companions"]
    (line,) = found["page:posts"].timeline.lines
    assert (line.bar, [date for _, date in line.dots]) == (None, ["2021-03-01", "2021-05"])
    (meeting,) = found["page:meetings"].rows
    assert (meeting.when, set(meeting.roles)) == ("2021-03-01–04", {"chairedBy", "attendedBy"})
    (activity,) = found["page:activities"].rows
    assert (activity.when, names(activity)) == ("2021-05", ["调研"])
    assert [link.name for link in found["page:companions"].links] == ["周文博"]


def test_a_committee_has_its_leaders_against_its_terms(known):
    found, brief = sections(known, "ORG", "政协云溪县委员会")
    assert [line.label for line in found["page:leaders"].timeline.lines] == ["第十届", "郭海燕", "林晓岚"]
    assert [end.name for end in brief["locatedIn"]] == ["云溪县"]
    (session,) = found["page:sessions"].rows
    assert (session.when, session.roles) == ("2021-03-01–04", ())


def test_a_meeting_says_its_date_once(known):
    found, brief = sections(known, "MEETING", "政协第十届云溪县委员会第一次会议")
    assert [end.name for end in brief["page:date"]] == ["2021-03-01–04"]
    assert found["page:agenda"].texts == ("选举",)
    assert [(row.roles, names(row), row.when) for row in found["page:attendance"].rows] == [
        (("chairedBy",), ["林晓岚"], ""),
        (("attendedBy",), ["周文博", "林晓岚"], ""),
    ]
    assert "plain" in found["page:attendance"].style


def test_a_place_stands_in_its_tree(known):
    found, _ = sections(known, "LOC", "云溪县")
    (top,) = found["page:divisions"].tree
    assert (top.link.name, top.below[0].link.name, top.below[0].here) == ("安泽市", "云溪县", True)
    assert [branch.link.name for branch in top.below[0].below] == ["红旗社区"]
    assert [link.name for link in found["page:bodies"].links] == ["政协云溪县委员会"]
    visited, _ = sections(known, "LOC", "红旗社区")
    assert [names(row) for row in visited["page:visits"].rows] == [["调研"]]


def test_every_fact_of_an_entity_is_on_its_page(known):
    for dossier in known.values():
        shown = profile(dossier, known.get).sections
        ends = {end.iri for section in shown for row in section.rows for end in row.ends}
        ends |= {link.iri for section in shown for link in section.links}
        branches = [branch for section in shown for branch in section.tree]
        while branches:
            branch = branches.pop()
            ends.add(branch.link.iri)
            branches += branch.below
        assert {fact.other.iri for fact in dossier.facts} <= ends


def test_documents_are_put_together_one_by_one(known):
    """What a document says stays as it is, for it may be kept; all of it is counted, of its sentences the first few."""
    iri = entity_iri("PERSON", "林晓岚")
    said = [told(made.record(ROW | {"name": f"{number}.txt"}))[iri] for number in range(5)]
    first, total = repr(said[0]), Said()
    for one in said:
        total.add(one)
    assert repr(said[0]) == first
    found = total.dossier(iri)
    assert [(len(one.sentences), one.more) for one in found.facts] == [(SENTENCES, 2)] * len(known[iri].facts)
    assert found.mentions.keys() == {f"{number}.txt" for number in range(5)}
    assert replace(found, facts=(), mentions={}) == replace(known[iri], facts=(), mentions={})


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        ("2021-03-01", "2021-03-04", "2021-03-01–04"),
        ("2021-03-30", "2021-04-02", "2021-03-30–04-02"),
        ("2016", "2021", "2016–2021"),
        ("2016-12", "2017-01", "2016-12–2017-01"),
        ("2021-03", "2021-03-04", "2021-03–2021-03-04"),
        ("2021", "2021", "2021"),
        ("2021", "", "2021"),
        ("", "2021", "–2021"),
        ("", "", ""),
    ],
)
def test_stretches_of_time_are_short(since, until, shown):
    assert when(since, until) == shown


# ---------------------------------------------------------------- drawings


def test_bars_and_dots_stand_in_proportion():
    spans = [
        Span("甲", "", "", "2010", "2014"),
        Span("乙", "", "", "2015-07"),
        Span("丙", "", "", "", "2012"),
        Span("丁", "", "", dates=("2019-07-01",)),
        Span("无", "", ""),
    ]
    drawn = timeline(spans)
    assert [line.label for line in drawn.lines] == ["甲", "乙", "丙", "丁"]
    assert [line.bar for line in drawn.lines] == [(0.0, 50.0), (55.0, 45.0), (0.0, 30.0), None]
    assert [line.open for line in drawn.lines] == ["", "right", "left", ""]
    assert drawn.lines[3].dots == ((95.01, "2019-07-01"),)
    assert [name for _, name in drawn.ticks] == ["2010", "2012", "2014", "2016", "2018"]


def test_a_short_time_has_months_on_its_axis_and_no_dates_no_axis():
    assert [name for _, name in timeline([Span("甲", "", "", "2018-07")]).ticks] == [
        "2018-01", "2018-04", "2018-07", "2018-10",
    ]  # fmt: skip
    assert timeline([Span("甲", "", "", dates=("去年",))]) is None


def figure(measure, number, since, until=""):
    from kg.export.relations import End

    return Fact("measure", True, End(number, "Observation"), measure, since, until, (), (), 0)


def test_a_chart_needs_two_years_and_one_number_for_each():
    facts = [figure("提案", "90件", "2019"), figure("提案", "约120件", "2020"), figure("提案", "1.5万元", "2020")]
    facts += [figure("大会", "5次", "2019"), figure("大会", "5次", "2016", "2020")]
    facts += [figure("调研", "3次", "2019"), figure("调研", "4次", "2019"), figure("调研", "4次", "2020")]
    (chart,) = charts(facts)
    assert chart.measure == "提案"
    assert [(one.year, one.value, one.height) for one in chart.columns] == [
        ("2019", "90件", 68),
        ("2020", "约120件", 90),
    ]
