"""A made-up province: the journals of its counties over six years, as rows for ``made.record``.

A county has a CPPCC committee with six organs and a cast of 60 people, most of whom stay. Its documents are: a list of
members with sectors; the careers of its leaders with dates; each year a plenary session, a work report full of numbers,
four meetings of the standing committee and eight trips. All names are invented. A county gives about 11,500 triples.
"""

import random
from collections.abc import Iterator

from made import Row

YEARS = range(2017, 2023)
_FIRST = "云石青白东柳平安永清长金龙凤玉临高广新怀"
_SECOND = "溪桥原沙岭河川泽阳江山湖泉城丰宁昌远和水"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "晓岚文博志远海燕建军丽华春明永强秀英国栋玉兰子涵思源立新雨桐浩佳景行若水怀瑾知秋云帆"
_ORGANS = ("提案委员会", "经济委员会", "文化文史和学习委员会", "社会法制委员会", "农业和农村委员会", "办公室")
_SECTORS = ("教育界", "医药卫生界", "农业界", "经济界", "文化艺术界", "科学技术界", "中国共产党", "工商联", "宗教界")
_SITES = ("红旗社区", "南关村", "滨河公园", "鹿鸣山景区", "产业园区", "光明小学", "中心敬老院", "清水河水库")
_PROGRAMMES = ("“书香政协”读书活动", "“有事好商量”协商平台", "“百名委员进百村”行动", "委员之家")
_TOPICS = ("城乡教育均衡发展", "古村落保护与利用", "优化营商环境", "农村生活垃圾治理", "流域生态保护", "养老服务")
_KINDS = ("调研", "视察", "监督", "慰问", "考察")
#: Measure and unit, one a line.
_MEASURES = """
收到提案 件
立案 件
办复率 %
提案办理满意率 %
集体提案 件
报送社情民意信息 条
召开协商座谈会 次
开展视察 次
形成调研报告 篇
提出意见建议 条
走访企业 家
走访群众 户
培训委员 人次
参加活动委员 人次
捐款 万元
帮扶困难群众 户
编印文史资料 册
发言 人次
"""
_NUMERALS = "零一二三四五六"


def rows(counties: int, seed: int = 7) -> Iterator[Row]:
    """The documents of so many counties (no more than 400), county by county."""
    rng = random.Random(seed)  # noqa: S311 - names, no secrets
    names = [f"{first}{second}县" for first in _FIRST for second in _SECOND]
    for number, name in enumerate(rng.sample(names, counties)):
        yield from _County(rng, name, f"99{number // 100:02}{number % 100:02}").rows()


class _County:
    def __init__(self, rng: random.Random, name: str, code: str) -> None:
        self.rng, self.name, self.code = rng, name, code
        self.body = f"政协{name}委员会"
        self.government = f"{name}人民政府"
        self.organs = [self.body + organ for organ in _ORGANS]
        self.sites = [name + site for site in _SITES]
        self.programmes = [name + programme for programme in _PROGRAMMES]
        self.people = list(dict.fromkeys(self._person() for _ in range(60)))
        self.leaders, self.members = self.people[:6], self.people[6:]
        self.posts = ["主席", "副主席", "副主席", "副主席", "副主席", "秘书长"]

    def rows(self) -> Iterator[Row]:
        yield self._list()
        yield self._careers()
        for year in YEARS:
            yield self._session(year)
            yield self._report(year)
            yield self._news(year)

    def _list(self) -> Row:
        """Members by sector, and who leads the organs."""
        made = _Document(self, f"{self.name}政协委员名单")
        for person in self.members:
            sector = self.rng.choice(_SECTORS)
            made.fact(
                f"{sector}：{self.body}委员{person}",
                type="post",
                person=person,
                post="委员",
                org=self.body,
                sector=sector,
            )
        for organ, person in zip(self.organs, self.members, strict=False):
            made.fact(f"{organ}主任{person}", type="post", person=person, post="主任", org=organ)
        return made.row()

    def _careers(self) -> Row:
        made = _Document(self, f"{self.name}政协领导简历")
        for post, person in zip(self.posts, self.leaders, strict=True):
            begin = self.rng.randint(1985, 1995)
            for title in ("科员", "科长", "副县长", "县长"):
                end = begin + self.rng.randint(2, 6)
                said = f"{begin}年至{end}年，{person}任{self.government}{title}"
                dates = {"from": str(begin), "to": str(end), "former": True}
                made.fact(said, type="post", person=person, post=title, org=self.government, **dates)
                begin = end
            said = f"{begin}年起，{person}任{self.body}{post}"
            made.fact(said, type="post", person=person, post=post, org=self.body, **{"from": str(begin)})
        return made.row()

    def _session(self, year: int) -> Row:
        """The plenary session: a chair, speakers, and half of the members present; its documents."""
        made = _Document(self, f"{self.name}政协全会{year}")
        number = _NUMERALS[year - YEARS[0] + 1]
        session = f"政协第十届{self.name}委员会第{number}次会议"
        made.names[session] = ["MEETING", session, {"body": self.body, "term": "十", "session": number}]
        present = self.rng.sample(self.members, 30)
        site = self.rng.choice(self.sites)
        said = f"{year}年1月10日至13日，{self.body}在{site}召开{session}，{'、'.join([*self.leaders, *present])}出席"
        event = {"date": f"{year}-01-10/{year}-01-13", "host": self.body, "place": site, "chair": self.leaders[1:2]}
        made.fact(said, type="meeting", name=session, attended=present, spoke=self.leaders, **event)
        for title in ("常务委员会工作报告", "提案工作情况的报告"):
            said = f"《{self.name}{year}年{title}》"
            made.fact(
                said, type="document", title=said[1:-1], issuer=self.body, author=self.leaders[0], kind="工作报告"
            )
        for person in present[:5]:
            title = f"关于{self.rng.choice(_TOPICS)}的提案（{person}{year}）"
            made.fact(f"《{title}》", type="document", title=title, author=person, kind="提案")
        for post, person in zip(self.posts, self.leaders, strict=True):
            made.fact(f"{self.body}{post}{person}", type="post", person=person, post=post, org=self.body)
        return made.row()

    def _report(self, year: int) -> Row:
        made = _Document(self, f"{self.name}政协工作报告{year}")
        for organ in (self.body, *self.organs[:2]):
            for measure, unit in map(str.split, _MEASURES.split("\n")[1:-1]):
                value = self.rng.randint(2, 400)
                what = {"org": organ, "measure": measure, "value": value, "unit": unit, "period": str(year)}
                made.fact(f"{organ}{year}年{measure}{value}{unit}", type="statistic", **what)
        for programme in self.rng.sample(self.programmes, 3):
            made.say(f"{self.body}开展{programme}")
            made.relations.append([self.body, "runs", programme])
        return made.row()

    def _news(self, year: int) -> Row:
        """Meetings of the standing committee and trips."""
        made = _Document(self, f"{self.name}政协工作动态{year}")
        for month in (3, 6, 9, 12):
            meeting = f"{self.body}常务委员会{year}年{month}月会议"
            made.names[meeting] = ["MEETING", meeting]
            present = [*self.leaders, *self.rng.sample(self.members, 10)]
            said = f"{meeting}召开，{self.body}主席{self.leaders[0]}主持，{'、'.join(present)}出席"
            event = {"date": f"{year}-{month:02}-05", "host": self.body, "chair": self.leaders[:1]}
            made.fact(said, type="meeting", name=meeting, attended=present, spoke=present[6:8], **event)
        for month in range(2, 10):
            leader, party = self.rng.choice(self.leaders), self.rng.sample(self.members, 6)
            sites, topic = self.rng.sample(self.sites, 2), self.rng.choice(_TOPICS)
            day, kind = f"{year}-{month:02}-{self.rng.randint(10, 28)}", self.rng.choice(_KINDS)
            said = f"{day}，{leader}带领{'、'.join(party)}到{'、'.join(sites)}就{topic}开展{kind}"
            trip = {"date": day, "kind": kind, "topic": topic}
            made.fact(said, type="activity", leader=[leader], participants=party, visited=sites, **trip)
        return made.row()

    def _person(self) -> str:
        return self.rng.choice(_SURNAMES) + "".join(self.rng.choices(_GIVEN, k=2))


class _Document:
    """A document being written: a sentence for each fact."""

    def __init__(self, county: _County, title: str) -> None:
        place = {"place": county.name}
        self.title, self.text = title, [title]
        self.facts: list[Row] = []
        self.relations: list[list[str]] = []
        self.names: dict[str, list] = {county.name: ["LOC", county.name, {"code": county.code, "level": "县级"}]}
        self.names[county.body] = ["ORG", county.body, place | {"level": "县级"}]
        self.names[county.government] = ["ORG", county.government, place | {"level": "县级"}]
        self.names |= {organ: ["ORG", organ, place | {"parent": county.body}] for organ in county.organs}
        self.names |= {site: ["LOC", site, place] for site in county.sites}
        self.names |= {programme: ["PROGRAM", programme] for programme in county.programmes}
        self.names |= {person: ["PERSON", person] for person in county.people}

    def say(self, sentence: str) -> None:
        self.text.append(sentence + "。")

    def fact(self, sentence: str, **slots: object) -> None:
        self.say(sentence)
        self.facts.append({"evidence": sentence, **slots})

    def row(self) -> Row:
        text = "\n".join(self.text) + "\n"
        names = {name: about for name, about in self.names.items() if name in text}
        return {
            "name": f"{self.title}.txt",
            "text": text,
            "names": names,
            "facts": self.facts,
            "relations": self.relations,
        }
