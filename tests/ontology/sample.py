"""A small sound record, as the stations before would give it: a meeting, two posts, a visit, a number, a rule."""

from everything import document

from kg.iri import entity_iri
from kg.model import Fact, Link, Mention, Record, Value
from kg.relate.statements import Relation, statements

TEXT = (
    "政协第十届乙县委员会第二次会议于2021年2月3日至5日举行，县政协主席江一川主持，副主席何秋出席。"
    "3月，何秋到柳湾村调研。全年立案提案228件。县政协印发《提案办理办法》，开展“书香乙县”。"
)
BODY, PLACE, VILLAGE = "政协乙县委员会", "乙县", "柳湾村"
MEETING = "政协第十届乙县委员会第二次会议"


def entity(label: str, name: str, printed: str = "") -> Value:
    return Value(name, entity_iri(label, name), printed or name)


def link(label: str, printed: str, name: str, **about: str) -> Link:
    start = TEXT.index(printed)
    mention = Mention(start, start + len(printed), label, printed, 0.9)
    return Link(mention, name, entity_iri(label, name), about)


def fact(kind: str, words: str, /, **slots: Value | tuple[Value, ...]) -> Fact:
    start = TEXT.index(words)
    given = {key.rstrip("_"): one if isinstance(one, tuple) else (one,) for key, one in slots.items()}
    return Fact(kind, given, start, start + len(words), f"{kind}s", 0.8)


LINKS = [
    link("MEETING", MEETING, MEETING, body=BODY, term="十", session="二", place=PLACE),
    link("ORG", "县政协", BODY, place=PLACE, level="县", term="十"),
    link("PERSON", "江一川", "江一川"),
    link("PERSON", "何秋", "何秋"),
    link("LOC", "柳湾村", VILLAGE, place=PLACE),
    link("DOCUMENT", "提案办理办法", "提案办理办法"),
    link("PROGRAM", "书香乙县", "书香乙县"),
]
FACTS = [
    fact(
        "meeting",
        TEXT[: TEXT.index("。")],
        name=entity("MEETING", MEETING),
        date=Value("2021-02-03/2021-02-05"),
        host=entity("ORG", BODY),
        chair=entity("PERSON", "江一川"),
        attended=entity("PERSON", "何秋"),
    ),
    fact(
        "post",
        "县政协主席江一川",
        person=entity("PERSON", "江一川"),
        post=Value("主席"),
        org=entity("ORG", BODY, "县政协"),
        from_=Value("2016"),
        to=Value("2021-08"),
        sector=Value("中国共产党"),
    ),
    fact(
        "post",
        "副主席何秋",
        person=entity("PERSON", "何秋"),
        post=Value("副主席"),
        org=entity("ORG", BODY),
        term=Value("十届"),
    ),
    fact(
        "activity",
        "3月，何秋到柳湾村调研",
        date=Value("2021-03"),
        kind=Value("调研"),
        leader=entity("PERSON", "何秋"),
        visited=entity("LOC", VILLAGE),
        participants=Value("机关工作人员"),
    ),
    fact(
        "statistic",
        "立案提案228件",
        org=entity("ORG", BODY),
        measure=Value("立案提案"),
        value=Value("228"),
        unit=Value("件"),
        period=Value("2021"),
        approximate=Value("false"),
    ),
    fact(
        "document",
        "县政协印发《提案办理办法》",
        title=entity("DOCUMENT", "提案办理办法"),
        issuer=entity("ORG", BODY),
        kind=Value("办法"),
    ),
]
RELATIONS = [
    Relation(entity_iri("ORG", BODY), "runs", entity_iri("PROGRAM", "书香乙县"), TEXT.index("开展"), len(TEXT) - 1)
]


def record(name: str = "乙县政协.txt") -> Record:
    source = document(TEXT, name)
    made = statements(source, LINKS, FACTS, RELATIONS)
    return Record(name, source.sha256, source.media, "乙县政协一年来", TEXT, (), made)
