"""txt, md, html, pdf and docx, and what is broken about them."""

import hashlib
import io

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.errors import ReadError
from kg.read import read

FONT = "STSong-Light"
# Eighty characters each: five lines of sixteen.
LEFT = (
    "县政协召开年度协商座谈会，围绕乡村振兴工作开展协商，主席王建国主持会议并讲话，"
    "提出三点意见，要求抓好落实，推动各项工作取得新的成效，全体委员会后实地察看了三个村"
)
RIGHT = (
    "的饮水工程，副主席李志明通报提案办理情况，全年立案一百二十件，全部按期办复，委"
    "员满意率较高，会议还听取了水务局的汇报，并就下一步的工作作出安排，请各单位抓紧办。"
)


def save(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def pdf(draw, **options):
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), **options)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_txt_keeps_the_file_as_decoded(tmp_path):
    data = "\ufeff\r\n县政协主席\r\n\r\n张 三\r\n".encode()
    document = read(save(tmp_path, "a.txt", data), "folder/a.txt")
    assert document.source == data.decode("utf-8")
    assert document.text == "县政协主席\n张三"
    assert document.name == "folder/a.txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    start = document.text.index("张三")
    low, high = document.span_in_source(start, start + 2)
    assert document.source[low:high] == "张 三"


PAGE = """<html><head><title>县政协召开协商会-云岭政协网</title><meta charset="{charset}"></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政协领导</a></li></ul></div>
<div class="main"><h1>县政协召开专题协商会</h1>
<div class="info">发布时间：2022-03-04 来源：云岭县政协办公室</div>
<div id="zoom"><p>　　3月4日，县政协召开专题协商会，县政协主席王建国主持会议并讲话，副主席李志明出席。</p>
<p>　　会议听取了关于老旧小区改造工作的汇报，与会委员围绕议题开展协商讨论，提出意见建议二十余条。</p>
<table><tr><td>界别</td><td>姓名</td></tr><tr><td>经济界</td><td>赵红梅</td></tr></table></div></div>
<div class="footer">版权所有 云岭县政协</div><script>var a = "脚本";</script></body></html>"""


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("gbk", "utf-8"), ("big5", "utf-8-sig")]
)
def test_html_gives_title_date_source_and_main_text_in_order(tmp_path, charset, encoding):
    document = read(save(tmp_path, "a.html", PAGE.format(charset=charset).encode(encoding)))
    lines = document.text.split("\n")
    assert lines[0] == "县政协召开专题协商会"
    assert "2022-03-04" in lines[1]
    assert "云岭县政协办公室" in lines[1]
    assert lines[2].startswith("3月4日，县政协召开")
    assert lines[3].startswith("会议听取了")
    assert lines[4:6] == ["界别\t姓名", "经济界\t赵红梅"]
    assert "首页" not in document.text
    assert "版权所有" not in document.text
    assert "脚本" not in document.text


def test_html_with_one_broken_byte_in_its_declared_encoding(tmp_path):
    data = PAGE.format(charset="gb2312").encode("gb18030").replace("二十".encode("gb18030"), b"\xff\xff", 1)
    data = data.replace(b"</p>", "会议还研究了其他事项，并就有关工作作出安排。".encode("gb18030") * 50 + b"</p>", 1)
    assert "县政协主席王建国主持会议" in read(save(tmp_path, "a.htm", data)).text


def test_html_with_a_bare_list_of_names(tmp_path):
    page = "<html><body><div>出席：<br>王建国<br>李志明</div></body></html>"
    assert read(save(tmp_path, "a.html", page)).text == "出席：\n王建国\n李志明"


def test_html_without_text(tmp_path):
    with pytest.raises(ReadError, match="shows no text"):
        read(save(tmp_path, "a.html", "<html><body><script>x()</script></body></html>"))


def test_pdf_of_one_column_joins_lines_and_drops_page_numbers(tmp_path):
    def draw(canvas):
        canvas.drawCentredString(297, 780, "云岭县政协工作动态")
        canvas.drawString(124, 740, "一月八日，县政协召开主席会议，研究年度协商计划和重点工作")
        canvas.drawString(100, 720, "安排。主席王建国主持会议，副主席李志明、赵红梅出席，各专门委")
        canvas.drawCentredString(297, 40, "— 1 —")
        canvas.showPage()
        canvas.setFont(FONT, 12)
        canvas.drawString(100, 780, "员会负责人列席。")
        canvas.drawString(124, 760, "会议还研究了其他事项。")
        canvas.drawCentredString(297, 40, "— 2 —")

    assert read(save(tmp_path, "a.pdf", pdf(draw))).text.split("\n") == [
        "云岭县政协工作动态",
        (
            "一月八日，县政协召开主席会议，研究年度协商计划和重点工作安排。"
            "主席王建国主持会议，副主席李志明、赵红梅出席，各专门委员会负责人列席。"
        ),
        "会议还研究了其他事项。",
    ]


def test_pdf_of_two_columns_drawn_row_by_row_is_read_column_by_column(tmp_path):
    def draw(canvas):
        canvas.drawCentredString(297, 790, "云岭县政协召开年度协商座谈会情况通报会议纪要")
        for row in range(5):
            for x, text in ((60, LEFT), (320, RIGHT)):
                canvas.drawString(x, 740 - 20 * row, text[row * 16 : row * 16 + 16])

    assert read(save(tmp_path, "a.pdf", pdf(draw))).text.split("\n")[1:] == [LEFT + RIGHT]


def test_pdf_table_of_names_is_read_row_by_row(tmp_path):
    def draw(canvas):
        for row, (sector, name) in enumerate([("经济界", "王建国"), ("教育界", "李志明"), ("农业界", "赵红梅")] * 2):
            canvas.drawString(100, 700 - 20 * row, sector)
            canvas.drawString(320, 700 - 20 * row, name)

    assert read(save(tmp_path, "a.pdf", pdf(draw))).text.split("\n")[:2] == ["经济界 王建国", "教育界 李志明"]


def words(canvas):
    canvas.drawString(100, 700, "县政协主席王建国")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: pdf(words, encrypt=StandardEncryption("secret")), "password"),
        (lambda: pdf(words)[:-200], "truncated"),
        (lambda: b"%PDF-1.4\n" + b"rubbish " * 50 + b"\n%%EOF\n", "damaged"),
        (lambda: b"not a pdf", "not a PDF"),
        (lambda: b"", "not a PDF"),
        (lambda: pdf(lambda canvas: canvas.rect(10, 10, 50, 50)), "OCR"),
    ],
)
def test_bad_pdf(tmp_path, data, says):
    with pytest.raises(ReadError, match=says) as caught:
        read(save(tmp_path, "a.pdf", data()))
    assert "\n" not in str(caught.value)


def docx_bytes(build):
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_keeps_paragraphs_and_tables_in_order(tmp_path):
    def build(document):
        document.add_heading("云岭县政协委员名单", level=1)
        document.add_paragraph("（按界别排列）")
        table = document.add_table(rows=2, cols=2)
        for row, values in zip(table.rows, [("界别", "姓名"), ("经济界", "王建国\n李　明")], strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
        paragraph = document.add_paragraph("共")
        paragraph.add_run("2").bold = True
        paragraph.add_run("人。")

    document = read(save(tmp_path, "a.docx", docx_bytes(build)))
    assert document.text == "云岭县政协委员名单\n（按界别排列）\n界别\t姓名\n经济界\t王建国 李明\n共2人。"
    assert [s.title for s in document.sections if s.level == 1] == ["云岭县政协委员名单"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "password-protected"),
        (lambda: b"PK\3\4 broken", "damaged"),
        (lambda: docx_bytes(lambda d: d.add_paragraph("县政协"))[:2000], "damaged"),
        (lambda: docx_bytes(lambda d: None), "no text"),
    ],
)
def test_bad_docx(tmp_path, data, says):
    with pytest.raises(ReadError, match=says) as caught:
        read(save(tmp_path, "a.docx", data()))
    assert "\n" not in str(caught.value)


def test_unknown_kind_and_missing_file(tmp_path):
    with pytest.raises(ReadError, match="not a document"):
        read(save(tmp_path, "a.xls", "x"))
    with pytest.raises(ReadError, match="does not exist"):
        read(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ReadError, match="cannot be opened"):
        read(tmp_path / "folder.txt")
