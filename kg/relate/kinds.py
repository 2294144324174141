"""What kind of document a title is of: by the word beside it, its own last word, or how it is spoken of."""

import re

from . import lexicon
from .view import TITLE

KINDS = lexicon.alternatives("works")
KIND_IN = re.compile(rf"(?P<kind>{KINDS})(?:[（(][^（）()]*[）)])?$")
_BESIDE = re.compile(rf"(?P<kind>{KINDS})$")
#: The words behind one title or several: 《甲》《乙》等书籍, 《丙》的决议; further off where the title says nothing.
_LIST = rf"^(?:[（(〔][^（）()〔〕]{{1,30}}[）)〕])?(?:(?:、|和|以?及)?{TITLE})*"
_AFTER = re.compile(rf"{_LIST}(?:等|的)?(?P<kind>{KINDS})")
_FURTHER = re.compile(rf"{_LIST}(?:等|的|[一-龥]{{0,8}}?)(?P<kind>{KINDS})")
#: What it was when it was given: 题为《…的建议》的发言 is a speech.
_GIVEN = re.compile(rf"^(?:{TITLE}|[、和])*的?(?:重要|大会|交流|主旨|重点|书面|专题)*(?P<kind>发言|讲话|致辞)")
#: 《某某政协》2018年第3期: a periodical.
_ISSUE = re.compile(r"^(?:[12]\d{3}年)?第[\d一二三四五六七八九十]+期|^（?总第|^\ue006第\d+期")
#: 《某某民声》34期: of a periodical so many issues come out.
_ISSUES = re.compile(r"^\d+[余多]?期")
_MATERIAL = re.compile(r"文史资料(?:选辑)?(?:第[一二三四五六七八九十百\d]+[辑集卷].*)?$")
#: Words that as often say something else: 关于…的意见, 提出的建议, 通信; 按照…规定, 通报….
_WEAK = ("提案", "意见", "建议", "报告", "信息", "信", "法", "说明", "规定", "要求", "决定", "制度", "计划", "方案")
_VERBS = ("法", "信", "通报", "说明", "规定", "决定", "建议", "意见", "要求")
#: 被评为年度优秀社情民意信息: what it was when it was praised.
_PRAISED = re.compile(
    rf"{_LIST}等?\d*[件篇条]?(?:均|都)?(?:被[评确列授][^，。；]{{0,2}}|获评|荣获|获|入选)[^，。；]{{0,12}}?(?P<kind>{KINDS})"
)
_REPORTED = re.compile(
    r"^为题[，,]?(?:对[^，。]{0,20})?(?:报道|刊发|刊登|作了?[^，。]{0,8}报道)|^(?:一文)?[^，。]{0,6}报道了"
)
_LISTED = re.compile(f"(?:{TITLE}[、和]?)+$")
_PUBLISHED = re.compile(r"(?:出版|编纂|编著|编撰|合著|著)[^，。；]{0,10}$")
#: What is read, or comes in volumes, is a book.
_READ = re.compile(r"(?:共读|研读|阅读|品读|诵读|学习|读完?|书籍?是)了?$")
_VOLUME = re.compile(r"^第[一二三四五六七八九十\d]+[辑卷]")
_PREFACE = re.compile(r"^[^，。]{0,4}(?:撰写|作)(?:了)?(?:前言|序)")
#: 清河县志, 清河年鉴.
_ANNALS = re.compile(r"[省市县区州旗盟镇村]志$|年鉴$")
#: 《世纪》主编: of a journal, whose name is short.
_EDITED, _BRIEF = re.compile("副?主编|编辑部|编委|特约|记者|月刊|季刊"), 6
_NEWSPAPER = re.compile(r"报$")


def of(text: str, n: int, name: str) -> str:
    """The kind of the title ``name`` that stands at ``n`` of the masked text; empty if nothing tells."""
    before, behind = text[max(0, n - 40) : n], text[n + 1 : n + 60]
    if _ISSUE.match(behind) or (_ISSUES.match(behind) and not KIND_IN.search(name)):
        return "图书" if _MATERIAL.search(name) else "刊物"
    if _MATERIAL.search(name):
        return "图书"
    word = _word(text, n, name, before, behind)
    return lexicon.table("works")[word] if word else _by_use(name, before, behind)


def _word(text: str, n: int, name: str, before: str, behind: str) -> str:
    """The word that says the kind: what it was given as, what stands beside it, its own last word, what follows."""
    if given := _GIVEN.match(behind):
        return given["kind"]
    beside, inside = _BESIDE.search(before[-10:]), KIND_IN.search(name)
    if beside and beside["kind"] not in _VERBS:
        return beside["kind"]
    if praised := _PRAISED.match(behind):
        return praised["kind"]
    line = text[text.rfind("\n", 0, n) + 1 : text.find("\n", n) if "\n" in text[n:] else len(text)]
    if name.endswith("建议") and "提案" in line:
        return "提案"
    after = _AFTER.match(behind)
    if inside:
        return after["kind"] if after and (after["kind"] not in _WEAK or after["kind"] == "提案") else inside["kind"]
    further = after or _FURTHER.match(behind)
    return further["kind"] if further and further["kind"] not in ("说明", "规定") else ""


def _by_use(name: str, before: str, behind: str) -> str:
    """A book is read and published, a newspaper called so, a report in it quoted by its headline."""
    if _REPORTED.match(behind):
        return "新闻报道"
    before = _LISTED.sub("", before)
    if _PUBLISHED.search(before) or _READ.search(before) or _VOLUME.match(behind) or _PREFACE.match(behind):
        return "图书"
    if _EDITED.match(behind) and len(name) <= _BRIEF:
        return "刊物"
    return "报纸" if _NEWSPAPER.search(name) else "图书" if _ANNALS.search(name) else ""
