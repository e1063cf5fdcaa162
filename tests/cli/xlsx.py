"""Makes small workbooks for the tests, sound and hostile ones.

usage: xlsx.py KIND FILE      the kinds are the functions below whose names begin with make_
"""
import struct
import sys
import zipfile

TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def column(c):
    return chr(65 + c)


def cell(r, c, v):
    at = "%s%d" % (column(c), r + 1)
    if v is None:
        return ""
    if isinstance(v, tuple):  # raw: what stands in the element, and its attributes
        return '<c r="%s" %s>%s</c>' % (at, v[1], v[0])
    if isinstance(v, bool):
        return '<c r="%s" t="b"><v>%d</v></c>' % (at, v)
    if isinstance(v, (int, float)):
        return '<c r="%s"><v>%r</v></c>' % (at, v)
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (at, v.replace("&", "&amp;").replace("<", "&lt;"))


def sheet(rows, merges=()):
    body = "".join('<row r="%d">%s</row>' % (r + 1, "".join(cell(r, c, v) for c, v in enumerate(row))) for r, row in enumerate(rows))
    merged = '<mergeCells>%s</mergeCells>' % "".join('<mergeCell ref="%s"/>' % m for m in merges) if merges else ""
    return '<?xml version="1.0"?><worksheet %s><sheetData>%s</sheetData>%s</worksheet>' % (NS, body, merged)


def parts(sheets, date1904=False, styles=None, shared=None):
    names = list(sheets)
    yield "[Content_Types].xml", TYPES
    yield "xl/workbook.xml", '<?xml version="1.0"?><workbook %s>%s<sheets>%s</sheets></workbook>' % (
        NS, '<workbookPr date1904="1"/>' if date1904 else "",
        "".join('<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (n, i + 1, i + 1) for i, n in enumerate(names)))
    yield "xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships>%s</Relationships>' % "".join(
        '<Relationship Id="rId%d" Target="worksheets/sheet%d.xml"/>' % (i + 1, i + 1) for i in range(len(names)))
    if styles:
        yield "xl/styles.xml", styles
    if shared:
        yield "xl/sharedStrings.xml", shared
    for i, n in enumerate(names):
        yield "xl/worksheets/sheet%d.xml" % (i + 1), sheets[n]


def write(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, body in entries:
            z.writestr(name, body)


ROWS = [["phase", "touchpoint", "mark"], ["Find", "See it", 7.5], ["Buy", "Pay", 4]]


def make_plain(path):
    write(path, parts({"Sheet1": sheet(ROWS)}))


STYLES = ('<styleSheet %s><numFmts count="2"><numFmt numFmtId="164" formatCode="d\\-mmm\\-yyyy"/>'
          '<numFmt numFmtId="165" formatCode="&quot;day&quot;0.0"/></numFmts>'
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>' % NS)
SHARED = ('<sst %s><si><t>phase</t></si><si><t xml:space="preserve">touchpoint </t></si>'
          '<si><r><t>See</t></r><r><rPr><b/></rPr><t> the shop</t></r><rPh sb="0" eb="1"><t>NOT THIS</t></rPh></si>'
          '<si><t>a_x000A_b</t></si><si><t>_x005F_x0041_</t></si></sst>' % NS)


def make_cells(path, date1904=False):
    """Shared, rich, phonetic and inline texts, dates by both styles, a time, booleans, a formula with and without its value, an error."""
    shared = lambda i: ("<v>%d</v>" % i, 't="s"')
    rows = [[shared(0), shared(1), "reviewed", "wait", "moment of truth", "mark", "thinks", "zone", "leave", "day"],
            ["Find", shared(2), ("<v>45000</v>", 's="1"'), ("<v>0.0625</v>", 's="4"'), True, ("<f>3+4</f><v>7</v>", ""), shared(3), shared(4),
             ("<f>A1</f>", ""), ("<v>12.5</v>", 's="3"')],
            ["Find", "Ask", ("<v>45000</v>", 's="2"'), None, False, ("<v>#DIV/0!</v>", 't="e"'), None, None, 0.25, None]]
    write(path, parts({"Blad1": sheet(rows)}, date1904, STYLES, SHARED))


def make_1904(path):
    make_cells(path, True)


def make_lies(path):
    """A map that lies: its title and its phases are merged cells, its first two rows have no names."""
    rows = [["Renting a bike", None, None, None, None], [None, "Find", None, "Use", None], [None, "See it", "Ask", "Ride", "Return"],
            ["Channel", "web", "phone", None, "shop"], ["Customer actions", "Looks; asks", None, "Rides", None], ["Owner", "Marketing", None, "Shop", None],
            ["Pains", None, "Long queue", None, "Closed"], ["Feeling", "\U0001f642", "\U0001f641", "\U0001f600", "\U0001f610"],
            ["Rules", "GDPR", None, None, None]]
    write(path, parts({"My map": sheet(rows, ["A1:E1", "B2:C2", "D2:E2", "B5:C5", "D5:E5", "B6:C6", "D6:E6"])}))


def make_drawn(path):
    """A map as it is drawn: whose it is above it, an empty lane, a legend and a source below it, a comment on a cell and one on none."""
    rows = [["Customer journey: Een huis kopen"], ["Persona", "Lisa, 34, starter"], ["Fase", "Zoeken", None, "Kopen", "Totaal"],
            ["Contactmoment", "Site", "Bellen", "Bod", None], ["Doelen", "Weten", None, "Van mij", None], ["Kanaal", "web, app", "telefoon", "web / app", None],
            ["Emotion Anna", 5, 7, 4, 5.3], ["Emotion Bert", "6", 2, 9, 5.7], ["Kansen", "360", None, "volgen", None], ["Leeg"], ["Legenda: 9 = blij"], ["Bron: gesprekken"]]
    relations = ('<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
                 'Target="../comments1.xml"/></Relationships>')
    comments = ('<comments %s><commentList><comment ref="C4"><text><r><t>Jan: </t></r><r><t>duurt lang</t></r></text></comment>'
                '<comment ref="Z99"><text><t>nergens</t></text></comment></commentList></comments>' % NS)
    write(path, list(parts({"Blad1": sheet(rows, ["B3:C3", "B5:C5"])})) + [("xl/worksheets/_rels/sheet1.xml.rels", relations), ("xl/comments1.xml", comments)])


def make_pinned(path):
    """A part of comments that is no whole XML."""
    make_drawn(path)
    entries = [(i.filename, zipfile.ZipFile(path).read(i).replace(b"</comments>", b"")) for i in zipfile.ZipFile(path).infolist()]
    write(path, entries)


def make_groups(path):
    """Heads in two rows, of which the first are groups; several labels in a row; emotions in words among marks; many headings of one's own."""
    rows = [["Persona:", "Mo", "Doel:", "snel over"], [None, None, "What they see", None, "What we do"],
            ["Phase", "Touchpoint", "Channel", "Emotion", "Systems"] + ["Extra %d" % i for i in range(10)],
            ["Find", "Search", "web", "happy", "CMS"] + ["x"] * 10, [None, "Compare", "web", "confused but hopeful"], ["Buy", "Pay", "web", "angry"]]
    write(path, parts({"Sheet1": sheet(rows, ["C2:D2"])}))


def make_tables(path):
    """Two tables below each other, the steps without a heading of touchpoints, numbers of rows, a row of totals."""
    rows = [["Klantreis fiets"], [], ["#", "Fase", "Stap", "Wachttijd", "Cijfer gemak", "Cijfer prijs"], [1, "Kiezen", "Kijken", "30 sec", 6, 7],
            [2, "Kiezen", "Bellen", None, 7, 8], [3, "Kopen", "Betalen", "2 min", 5, 5], [None, "Gemiddelde", None, None, 6, 6.7], [], ["Verbeteringen"],
            ["Actie", "Kosten", "Dagen", "Eigenaar"], ["Betere site", 5000, 10, "IT"]]
    write(path, parts({"Blad1": sheet(rows), "Persona's": sheet([["Naam", "Aandeel"], ["Anna", 0.6]])}))


def make_phases(path):
    """A map whose phases are columns with several touchpoints in a cell."""
    rows = [["Stage", "Find", "Use"], ["Touchpoints", "See it\nAsk", "Ride"], ["Channels", "web\nphone", "street"], ["Pain points", "Queue", "Rain\nWind"],
            ["Thoughts", "Nice", "Fun"]]
    write(path, parts({"Customer journey": sheet(rows)}))


def make_prefixed(path):
    """Every element with a prefix, cells that do not say where they are, absolute targets."""
    body = "".join("<x:row>%s</x:row>" % "".join('<x:c t="str"><x:v>%s</x:v></x:c>' % v for v in row) for row in ROWS)
    ns = NS.replace("xmlns=", "xmlns:x=")
    write(path, [("[Content_Types].xml", TYPES),
                 ("xl/workbook.xml", '<x:workbook %s><x:sheets><x:sheet name="S" sheetId="9" r:id="a"/></x:sheets></x:workbook>' % ns),
                 ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="a" Target="/xl/worksheets/other.xml"/></Relationships>'),
                 ("xl/worksheets/other.xml", "<x:worksheet %s><x:sheetData>%s</x:sheetData></x:worksheet>" % (ns, body))])


# hostile ----------------------------------------------------------------------------------------

def make_bomb(path):
    write(path, parts({"S": sheet(ROWS).replace("</sheetData>", " " * (100 << 20) + "</sheetData>")}))


def make_liar(path):
    """A part that says it is small and is not."""
    make_plain(path)
    bytes_ = bytearray(open(path, "rb").read())
    at = bytes_.index(b"PK\x01\x02")
    while at >= 0:
        n, = struct.unpack_from("<H", bytes_, at + 28)
        if bytes_[at + 46:at + 46 + n].endswith(b"sheet1.xml"):
            struct.pack_into("<I", bytes_, at + 24, 40)
        at = bytes_.find(b"PK\x01\x02", at + 4)
    open(path, "wb").write(bytes_)


def make_doctype(path):
    write(path, ((n, b.replace('<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>')
                  if n.endswith("sheet1.xml") else b) for n, b in parts({"S": sheet(ROWS)})))


def make_deep(path):
    write(path, parts({"S": sheet(ROWS).replace("<sheetData>", "<a>" * 500 + "</a>" * 500 + "<sheetData>")}))


def make_paths(path):
    """Names that lead out of an archive, and a sheet that is said to lie there."""
    entries = [(n, b.replace("worksheets/sheet1.xml", "../../../../etc/worksheets/passwd")) for n, b in parts({"S": sheet(ROWS), "T": sheet(ROWS)})]
    write(path, entries + [("../../../tmp/evil", "x"), ("/etc/evil", "x")])


def make_far(path):
    write(path, parts({"S": sheet(ROWS).replace('r="C3"', 'r="XFE1048577"')}))


def make_wide(path):
    """Two cells as far apart as a sheet is large."""
    write(path, parts({"S": sheet(ROWS).replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')}))


def make_encrypted(path):
    """The first bytes of an OLE file, with the name of the stream of an encrypted workbook."""
    open(path, "wb").write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100)


def make_ole(path):
    open(path, "wb").write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000)


def make_locked(path):
    """The bit of an encrypted entry."""
    make_plain(path)
    bytes_ = bytearray(open(path, "rb").read())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = bytes_.find(mark)
        while at >= 0:
            bytes_[at + offset] |= 1
            at = bytes_.find(mark, at + 4)
    open(path, "wb").write(bytes_)


def make_cut(path):
    make_plain(path)
    whole = open(path, "rb").read()
    open(path, "wb").write(whole[:len(whole) * 2 // 3])


def make_flipped(path):
    make_plain(path)
    whole = bytearray(open(path, "rb").read())
    at = whole.index(b"sheet1.xml") + 60
    whole[at] ^= 0xFF
    open(path, "wb").write(whole)


def make_other(path):
    write(path, [("content.xml", "<office/>"), ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])


globals()["make_" + sys.argv[1]](sys.argv[2])
