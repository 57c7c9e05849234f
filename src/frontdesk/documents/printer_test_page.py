"""The printer's test page."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale
from babel.numbers import format_decimal

from frontdesk.documents.blocks import Block, Frame, placed, rows_of
from frontdesk.documents.content import Align
from frontdesk.documents.fixed_words import fixed_words, words_language
from frontdesk.documents.layouts.frames import Frames
from frontdesk.documents.layouts.geometry import NOMINAL, Box, Offset, millimetres, points
from frontdesk.documents.look import look_of
from frontdesk.documents.page_flow import flow
from frontdesk.documents.pdf.items import Item, Page, Rule, Surface
from frontdesk.documents.text.typesetter import Typesetter

_LINE = 0.7  # points
_THIN = 0.3
_TICK = 1.6  # mm
_LONG_TICK = 3.0
_CROSS = 4.0
_FROM_EDGE = 15.0  # of the crosses in the corners
_TEXT_WIDTH = 104.0
_PADDING = 5.0
_STEPS = ("test_step_1", "test_step_2", "test_step_3", "test_step_4")


def printer_test_page(
    frames: Frames, name: str, language: str, offset: Offset, typesetter: Typesetter
) -> Page:
    """Return the page, drawn as if the printer were right; `offset` is told on it, and the paper's `name`."""
    sheet = frames.sheet
    colours = look_of("test").colours
    items = (
        *_frames(frames, colours["line"], colours["accent"]),
        *_rulers(frames, typesetter, language),
        *_crosses(frames),
        *_instructions(frames, name, language, offset, typesetter),
    )
    return Page(sheet.width, sheet.height, items)


def _frames(frames: Frames, plain: str, accent: str) -> Iterator[Item]:
    whole = Box(0, 0, frames.sheet.width, frames.sheet.height)
    for box in frames.addresses:
        yield from _outline(box, _THIN, plain)
    for box in frames.edges:
        if box != whole:
            yield from _outline(box, _THIN, accent)


def _outline(box: Box, weight: float, colour: str) -> Iterator[Rule]:
    for left, top, right, bottom in (
        (box.left, box.top, box.right, box.top),
        (box.left, box.bottom, box.right, box.bottom),
        (box.left, box.top, box.left, box.bottom),
        (box.right, box.top, box.right, box.bottom),
    ):
        yield Rule(left, top, right, bottom, weight, colour)


def _rulers(frames: Frames, typesetter: Typesetter, language: str) -> Iterator[Item]:
    """Yield the two long lines, each crossed by a ruler that counts from the paper's edge."""
    look, reach = look_of("test"), frames.sheet.printable
    black, style = look.colours["text"], look["label"]
    yield Rule(NOMINAL, reach.top, NOMINAL, reach.bottom, _LINE, black)
    yield Rule(reach.left, NOMINAL, reach.right, NOMINAL, _LINE, black)
    for at in range(int(reach.left) + 1, 41):
        long = at % 5 == 0
        length = _LONG_TICK if long else _TICK
        yield Rule(at, _FROM_EDGE - length, at, _FROM_EDGE, _THIN, black)
        yield Rule(_FROM_EDGE - length, at, _FROM_EDGE, at, _THIN, black)
        if long and at > NOMINAL:
            number = typesetter.line(str(at), style, language)
            half = millimetres(number.width) / 2
            yield placed(number, at - half, _FROM_EDGE - length - 3.2, 2 * half)
            yield placed(number, _FROM_EDGE - length - 5.0, at - 1.6, 4.0, align=Align.END)


def _crosses(frames: Frames) -> Iterator[Item]:
    """Yield a cross in each corner but the first, to see whether the paper lies straight."""
    sheet, colour = frames.sheet, look_of("test").colours["text"]
    right, bottom = sheet.width - _FROM_EDGE, sheet.height - _FROM_EDGE
    for x, y in ((right, _FROM_EDGE), (_FROM_EDGE, bottom), (right, bottom)):
        yield Rule(x - _CROSS, y, x + _CROSS, y, _THIN, colour)
        yield Rule(x, y - _CROSS, x, y + _CROSS, _THIN, colour)


def _instructions(
    frames: Frames, name: str, language: str, offset: Offset, typesetter: Typesetter
) -> tuple[Item, ...]:
    """Return what to do, on white, in the middle of the sheet: nothing is stuck or posted of this page."""
    sheet, look, words = frames.sheet, look_of("test"), fixed_words(language)
    width = min(_TEXT_WIDTH, sheet.width - NOMINAL - _FROM_EDGE - 4 * _PADDING)
    now = words["test_now"].format(right=_number(offset.right, language), down=_number(offset.down, language))
    nominal = _number(NOMINAL, language)
    size = f"{_number(sheet.width, language)} × {_number(sheet.height, language)} mm"
    texts = [
        (words["test_title"], "title", 0.0),
        (" · ".join(filter(None, (name, size))), "label", 0.0),
        *((f"{n}.  {words[step].format(nominal=nominal)}", "body", 2.0) for n, step in enumerate(_STEPS, 1)),
        (now, "label", 2.5),
    ]
    for scale in (1.0, 0.85, 0.7):
        blocks = [
            Block(
                rows_of(
                    typesetter.paragraph(text, look[style].scaled(scale), points(width), language), width
                ),
                space * scale,
            )
            for text, style, space in texts
        ]
        height = sum(block.height + block.space for block in blocks)
        if height <= sheet.height - NOMINAL - _FROM_EDGE - 2 * _PADDING:
            break
    left = NOMINAL + (sheet.width - NOMINAL - width) / 2
    top = NOMINAL + (sheet.height - NOMINAL - height) / 2
    (items, *_) = flow(blocks, Frame(left, top, sheet.height), Frame(left, top, sheet.height))
    white = Surface(Box(left, top, width, height).grown(_PADDING), "#FFFFFF")
    return (white, *_outline(white.box, _THIN, look.colours["line"]), *items)


def _number(value: float, language: str) -> str:
    return str(format_decimal(value, "0.0", locale=Locale.parse(words_language(language))))
