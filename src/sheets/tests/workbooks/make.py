"""Writes the workbooks of this folder: some with openpyxl, some part by part in the manner of WPS and of strict OOXML, some by LibreOffice.

Run as `python make.py` with openpyxl, xlwt, msoffcrypto-tool and LibreOffice installed, or with the names of some, such as
`python make.py libreoffice`; the files are committed, so that tests need no Python.
"""

import datetime
import io
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

FOLDER = Path(__file__).parent
HEADINGS = ["县", "名称", "产品", "发运月", "数量（吨）", "备注"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def save(book, name):
    book.save(FOLDER / name)


def shipments(rows, title="西果东送需求"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    return book, sheet


def row(number, county="融水苗族自治县"):
    return [county, f"果园{number}", "百色芒果", "7月", 100 + number, None]


def by_parts(name, sheet, strict=False, workbook_properties="", styles=None):
    """A workbook whose sheet is given as XML."""
    space, relations = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    parts = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{space}" xmlns:r="{relations}">'
        f'{workbook_properties}<sheets><sheet name="西果东送需求" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        f'package/2006/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{space}"><sheetData>{sheet}'
        "</sheetData></worksheet>",
    }
    if styles:
        parts["xl/styles.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{space}">{styles}</styleSheet>'
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def inline(text):
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def east_asian_dates():
    """Dates by numbers of formats that only East Asian Excel knows: 31 is yyyy年m月d日, 57 yyyy年m月."""
    headings = "".join(inline(text) for text in ["县", "名称", "产品", "发运月", "数量", "备注"])
    cells = '<c s="1"><v>45901</v></c>'
    rows = "".join(
        f"<row>{inline('融水县')}{inline(f'果园{number}')}{inline('百色芒果')}{cells}<c><v>{number}</v></c><c s=\"{style}\"><v>45761</v></c></row>"
        for number, style in [(11, 1), (12, 2)]
    )
    by_parts(
        "east-asian-dates.xlsx",
        f"<row>{headings}</row>{rows}",
        styles='<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs>',
    )


def wps():
    """Inline strings, no references of rows and cells, and dates from 1904."""
    headings = "".join(inline(text) for text in HEADINGS)
    body = "".join(
        f"<row>{inline('融水县')}{inline(f'果园{number}')}{inline('百色芒果')}{inline('7月')}<c><v>{number}</v></c>"
        '<c s="1"><v>44299</v></c></row>'
        for number in [21, 22, 23]
    )
    by_parts(
        "wps.xlsx",
        f"<row>{headings}</row>{body}",
        workbook_properties='<workbookPr date1904="1"/>',
        styles='<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    )


def strict():
    headings = "".join(inline(text) for text in HEADINGS)
    body = f"<row r=\"2\">{inline('融水县')}{inline('果园')}{inline('百色芒果')}{inline('7月')}<c><v>31</v></c><c t=\"d\"><v>2025-04-14T00:00:00</v></c></row>"
    by_parts("strict.xlsx", f'<row r="1">{headings}</row>{body}', strict=True)


def stray():
    book, sheet = shipments([row(number) for number in range(30)])
    sheet["XFD1048575"] = "x"
    save(book, "stray-cell.xlsx")


def merged():
    """A province and a county over nine rows, below a title and under two rows of headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总"
    sheet["A1"] = "2025年西果东送需求汇总表"
    sheet.merge_cells("A1:F1")
    for cell, text in [("A2", "县"), ("B2", "产品情况"), ("D2", "数量（吨）"), ("E2", "备注")]:
        sheet[cell] = text
    for cell, text in [("B3", "产品"), ("C3", "发运月")]:
        sheet[cell] = text
    for merge in ["A2:A3", "B2:C2", "D2:D3", "E2:E3"]:
        sheet.merge_cells(merge)
    for place, month in enumerate([1, 2, 3, 4, 5, 6, 7, 8, 9]):
        line = 4 + place
        sheet[f"B{line}"], sheet[f"C{line}"], sheet[f"D{line}"] = "百色芒果", f"{month}月", 10 + place
    sheet["A4"] = "融水县"
    sheet.merge_cells("A4:A12")
    sheet["A13"], sheet["D13"] = "合 计", "=SUM(D4:D12)"
    sheet["A15"] = "注：数量为预计数"
    save(book, "merged.xlsx")


def hidden():
    book, sheet = shipments([row(number) for number in range(20)])
    sheet.auto_filter.ref = "A1:F21"
    for line in [3, 5, 7, 9, 11]:
        sheet.row_dimensions[line].hidden = True
    save(book, "hidden-rows.xlsx")


def careless():
    """Numbers, units and names as people write them, and what is wrong with them."""
    rows = [
        ["融水县", "一", "百色芒果", "7月", "10 ", None],
        ["融水县", "二", "百色芒果", "7月", "1,000.00", None],
        ["融水县", "三", "百色芒果", "7月", "-", None],
        ["融水县", "四", "百色芒果", "7月", "3.5万吨", None],
        ["融水县", "五", "百色芒果", "7月", "１２００", None],
        ["假县", "六", "百色芒果", "7月", 10, None],
        ["临夏", "七", "百色芒果", "7月", 10, None],
        ["融水县", "八", "百色芒果", "7月", "约五百", None],
        ["融水县", "九", "百色芒果", "7月", -3, None],
        ["融水县", "十", "百色芒果", "7月", 2.5, None],
        ["4.5E+05", "十一", "百色芒果", "7月", 10, None],
        [450225, "十二", "百色芒果", "7月", 10, None],
        ["融水县", "十三", None, "7月", 10, None],
        [None, "十四", "百色芒果", "7月", 10, None],
        ["融水县", "十五", "百色芒果", "十三月", 10, None],
    ]
    book, sheet = shipments(rows)
    sheet.column_dimensions["A"].width = 20
    sheet["A1"].font = Font(bold=True)
    sheet.cell(row=20, column=1, value="融水县")
    sheet.cell(row=20, column=3, value="#REF!").data_type = "e"
    assert get_column_letter(1) == "A"
    save(book, "careless.xlsx")


def password():
    book, _ = shipments([row(1)])
    plain = io.BytesIO()
    book.save(plain)
    plain.seek(0)
    with open(FOLDER / "password.xlsx", "wb") as out:
        OOXMLFile(plain).encrypt("1234", out)


def old():
    book = xlwt.Workbook()
    sheet = book.add_sheet("西果东送需求")
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, text in enumerate(HEADINGS):
        sheet.write(0, column, text)
    for line in [1, 2, 3]:
        for column, value in enumerate(row(line)[:5]):
            sheet.write(line, column, value)
        sheet.write(line, 5, 45761, date)
    book.save(str(FOLDER / "old.xls"))


def picture():
    (FOLDER / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(17))


def libreoffice():
    """A county's table as LibreOffice saves it, as .xlsx and as .xls: title, merged county, dates, separators, a hidden row, a sum."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "西果东送需求"
    sheet["A1"] = "融水县西果东送需求表"
    sheet.merge_cells("A1:F1")
    for column, text in enumerate(HEADINGS, start=1):
        sheet.cell(row=3, column=column, value=text)
    for place in range(6):
        line = 4 + place
        for column, value in enumerate(row(place)[1:5], start=2):
            sheet.cell(row=line, column=column, value=value)
        sheet.cell(row=line, column=5, value=1000 + place).number_format = "#,##0.00"
        sheet.cell(row=line, column=6, value=datetime.date(2025, 4, 14)).number_format = 'yyyy"年"m"月"d"日"'
    sheet["A4"] = "融水苗族自治县"
    sheet.merge_cells("A4:A9")
    sheet["E8"] = "=E7*2"
    sheet.row_dimensions[9].hidden = True
    sheet["A10"], sheet["E10"] = "合计", "=SUM(E4:E9)"
    with tempfile.TemporaryDirectory() as folder:
        book.save(f"{folder}/libreoffice.xlsx")
        for ending, filter_name in [("xlsx", "Calc MS Excel 2007 XML"), ("xls", "MS Excel 97")]:
            command = ["soffice", "--headless", "--convert-to", f"{ending}:{filter_name}", "--outdir", str(FOLDER)]
            subprocess.run([*command, f"{folder}/libreoffice.xlsx"], check=True, stdout=subprocess.DEVNULL)


ALL = [east_asian_dates, wps, strict, stray, merged, hidden, careless, password, old, picture, libreoffice]
for make in ALL:
    if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
        make()
