"""Where one article ends and the next begins."""

import pytest

from kg.read.clean import clean
from kg.read.sections import article_at, is_byline, outline

JOURNAL = """# 目录

## 工作动态

# 团结奋进 谱写新篇

——县委政协工作会议发言摘编

## 加强党的领导 搭建履职平台

青石市委书记 胡晓明

近年来，市委高度重视政协工作，把政协工作纳入全局统筹安排，支持政协履行职能。

一、加强领导，把牢方向。市委先后三次专题研究政协工作。

## 二、健全机制

(一)完善制度

市委定期听取汇报。

# 主动接受监督

县教育局局长 李志忠

我局把办理提案作为重要工作。

---

（上接12页） 真正把优秀人士吸收到委员队伍中来。
"""


def test_journal():
    cleaned = clean(JOURNAL)
    sections = outline(JOURNAL, cleaned)
    assert [(s.level, s.title) for s in sections] == [
        (0, "目录"),
        (1, "目录"),
        (1, "工作动态"),
        (1, "团结奋进 谱写新篇"),
        (1, "加强党的领导 搭建履职平台"),
        (3, "二、健全机制"),
        (4, "（一）完善制度"),
        (1, "主动接受监督"),
        (1, ""),
    ]
    speech = next(s for s in sections if s.title.startswith("加强党的领导"))
    assert cleaned.text[speech.start : speech.end].startswith("加强党的领导 搭建履职平台\n青石市委书记 胡晓明\n")
    assert "主动接受监督" not in cleaned.text[speech.start : speech.end]


def test_article_at():
    cleaned = clean(JOURNAL)
    sections = outline(JOURNAL, cleaned)
    for words, title in (("市委定期听取", "加强党的领导 搭建履职平台"), ("我局把", "主动接受监督"), ("优秀人士", "")):
        assert article_at(sections, cleaned.text.index(words)).title == title
    assert article_at((), 0) is None


def test_report_without_marks():
    body = "过去的一年，县政协常委会团结带领全体委员，认真履行政治协商、民主监督、参政议政职能，" * 2 + "工作取得成效。"
    headings = ["一年工作回顾", "一、强化理论武装", "今后工作建议"]
    parts = [part for heading in headings for part in (heading, body)]
    source = "\n\n".join(["工 作 报 告", "王 建 国", "各位委员：", *parts])
    assert [(s.level, s.title) for s in outline(source, clean(source))] == [
        (0, "工作报告"),
        (1, "工作报告"),
        (2, "一年工作回顾"),
        (3, "一、强化理论武装"),
        (2, "今后工作建议"),
    ]


@pytest.mark.parametrize("line", ["王建国", "张志", "青石市委书记 胡晓明", "县教育局党组书记、局长 李志忠"])
def test_bylines(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["工作报告", "同志们：", "王建国主持会议。", "加强领导 把牢方向", "出席：王建国", ""])
def test_no_bylines(line):
    assert not is_byline(line)


def test_empty():
    assert outline("", clean("")) == ()
