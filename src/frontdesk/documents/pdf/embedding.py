"""A face inside a PDF: only the glyphs that were drawn, addressed by number (ISO 32000-1, 9.7)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import groupby
from typing import cast

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from frontdesk.documents.pdf.objects import refer
from frontdesk.documents.text.face import Face

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "name", "post", "OS/2", "cmap", "vhea", "vmtx")
_BOUNDING_BOX = slice(36, 44)  # xMin, yMin, xMax, yMax in the head table
_SYMBOLIC = 4
_STEM_WIDTH = 80  # readers use it only to imitate a font that is not embedded
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_CMAP_BLOCK = 100  # the most that one bfchar block may list


class EmbeddedFont:
    """Gathers the glyphs that a document draws with a face, and adds them to it at the end."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._glyphs: dict[int, str] = {}

    def use(self, glyphs: Iterable[tuple[int, str]]) -> None:
        """Note glyphs that are drawn, each with the text that it stands for."""
        for number, text in glyphs:
            self._glyphs[number] = self._glyphs.get(number) or text

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  ReportLab calls it so
        """Add the font to `document`: what ReportLab asks of its delayed fonts."""
        numbers = sorted(self._glyphs)
        name = f"{_tag(numbers)}+{self._face.postscript_name}"
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([self._descendant(document, name, numbers)]),
                "ToUnicode": _stream(document, _unicode_map(self._glyphs).encode("ascii")),
            }
        )
        fonts = cast(PDFDictionary, document.idToObject["BasicFonts"])
        fonts.dict[self._face.name] = refer(document, font)

    def _descendant(self, document: PDFDocument, name: str, numbers: list[int]) -> PDFObjectReference:
        system = PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        )
        values = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if self._face.has_postscript_outlines else "CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": system,
            "FontDescriptor": self._descriptor(document, name, numbers),
            "DW": 0,
            "W": _widths(self._face, numbers),
        }
        if not self._face.has_postscript_outlines:
            values["CIDToGIDMap"] = PDFName("Identity")
        return refer(document, PDFDictionary(values))

    def _descriptor(self, document: PDFDocument, name: str, numbers: list[int]) -> PDFObjectReference:
        face = self._face
        scale = 1000 / face.units_per_em
        extents = face.font.get_font_extents("ltr")
        box = struct.unpack(">4h", face.hb_face.reference_table("head").data[_BOUNDING_BOX])
        key, stream = self._font_file(document, numbers)
        return refer(
            document,
            PDFDictionary(
                {
                    "Type": PDFName("FontDescriptor"),
                    "FontName": PDFName(name),
                    "Flags": _SYMBOLIC,
                    "FontBBox": PDFArray([round(value * scale) for value in box]),
                    "ItalicAngle": 0,
                    "Ascent": round(extents.ascender * scale),
                    "Descent": round(extents.descender * scale),
                    "CapHeight": round(extents.ascender * scale),
                    "StemV": _STEM_WIDTH,
                    key: stream,
                }
            ),
        )

    def _font_file(self, document: PDFDocument, numbers: list[int]) -> tuple[str, PDFObjectReference]:
        subset = _subset(self._face, numbers)
        if self._face.has_postscript_outlines:
            outlines = subset.reference_table("CFF ").data
            return "FontFile3", _stream(document, outlines, {"Subtype": PDFName("CIDFontType0C")})
        data = subset.blob.data
        return "FontFile2", _stream(document, data, {"Length1": len(data)})


def _subset(face: Face, numbers: list[int]) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(numbers)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii")) for tag in _DROPPED_TABLES)
    if face.hb_face.has_var_data:
        wanted.pin_all_axes_to_default(face.hb_face)
    return wanted.subset(face.hb_face)


def _tag(numbers: list[int]) -> str:
    digest = sha256(repr(numbers).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(face: Face, numbers: list[int]) -> PDFArray:
    widths: list[object] = []
    for _, group in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        run = [number for _, number in group]
        widths += [run[0], PDFArray([face.advance(number) for number in run])]
    return PDFArray(widths)


def _unicode_map(glyphs: Mapping[int, str]) -> str:
    known = [(number, glyphs[number]) for number in sorted(glyphs) if glyphs[number]]
    blocks = [known[start : start + _CMAP_BLOCK] for start in range(0, len(known), _CMAP_BLOCK)]
    parts = [_CMAP_HEAD]
    for block in blocks:
        lines = (f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for number, text in block)
        parts.append(f"{len(block)} beginbfchar\n{''.join(lines)}endbfchar\n")
    return "".join([*parts, _CMAP_FOOT])


def _stream(
    document: PDFDocument, content: bytes, entries: Mapping[str, object] | None = None
) -> PDFObjectReference:
    return refer(document, PDFStream(PDFDictionary(dict(entries or {})), content, [PDFZCompress]))
