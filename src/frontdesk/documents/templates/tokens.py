"""A template's text cut into tokens that know where they stand.

Jinja's own tokens carry a line number; ours carry the offset of their first character in the same
place, so that every node and every refusal of the parser can be shown at its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError

from frontdesk.documents.templates.problems import Fault
from frontdesk.domain.message import message

Token = tuple[int, str, str]
"""Offset, sort, text."""

_CLOSED_BY = {"if": "endif", "for": "endfor"}
_OPENED_BY = {end: begin for begin, end in _CLOSED_BY.items()}
_BETWEEN = frozenset(("else", "elif"))
_TAG_BEGINS = frozenset(("block_begin", "comment_begin", "raw_begin"))
_ENDS = frozenset(("block_end", "comment_end", "raw_begin", "raw_end", "variable_end"))
_NEAR = 24  # characters shown of what cannot be read


def tokens_of(environment: Environment, source: str) -> tuple[list[Token], list[Fault]]:
    """Return the tokens of a text, and what the lexer refuses, which ends them."""
    tokens: list[Token] = []
    end = 0
    try:
        for _line, sort, text in environment.lexer.tokeniter(source, None):
            offset = source.find(text, end)  # `{%-` has taken blanks away before this one
            tokens.append((offset, sort, text))
            end = offset + len(text)
    except TemplateSyntaxError:
        left = _left_open(tokens)
        return tokens, [unreadable(source, end if left is None else left)]
    left = _left_open(tokens)
    faults = _unbalanced(tokens) if left is None else [unreadable(source, left)]
    return _lone_tags_joined(tokens), faults


def unreadable(source: str, offset: int) -> Fault:
    """Return the fault of a place that cannot be understood, with a few of its characters."""
    near = source[offset : offset + _NEAR].partition("\n")[0]
    return Fault(offset, message("template.broken", near=near), max(len(near), 1))


def _left_open(tokens: list[Token]) -> int | None:
    """Return where a `{{` or `{%` stands that the text ends inside of."""
    opened: int | None = None
    for offset, sort, _text in tokens:
        if sort in ("variable_begin", "block_begin"):
            opened = offset
        elif sort in _ENDS:
            opened = None
    return opened


@dataclass(slots=True)
class _Opened:
    name: str
    offset: int


def _unbalanced(tokens: list[Token]) -> list[Fault]:
    """Return what is opened and never closed, or closed without having been opened."""
    faults: list[Fault] = []
    opened: list[_Opened] = []
    for offset, name in _tags(tokens):
        if name in _CLOSED_BY:
            opened.append(_Opened(name, offset))
        elif name in _OPENED_BY:
            if opened and opened[-1].name == _OPENED_BY[name]:
                opened.pop()
            else:
                faults.append(Fault(offset, message("template.not_opened", tag=name), len(name)))
        elif name not in _BETWEEN:
            faults.append(Fault(offset, message("template.unknown_tag", tag=name), len(name)))
        elif not opened:
            faults.append(Fault(offset, message("template.not_opened", tag=name), len(name)))
    for each in opened:
        text = message("template.not_closed", tag=each.name, end=_CLOSED_BY[each.name])
        faults.append(Fault(each.offset, text, len(each.name)))
    return faults


def _tags(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield offset and name of every `{% name …`."""
    begun = False
    for offset, sort, text in tokens:
        if begun and sort == "name":
            yield offset, text
        begun = sort == "block_begin" or (begun and sort == "whitespace")


def _lone_tags_joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the line breaks of lines that hold nothing but tags.

    Else each `{% if %}` on a line of its own would leave an empty line, which begins a paragraph.
    """
    joined: list[Token] = []
    blank, tagged, inside = True, False, False
    for offset, sort, text in tokens:
        if sort in _TAG_BEGINS:
            tagged, inside = True, True
        if sort == "variable_begin":
            blank, inside = False, True
        if sort == "data" and not inside:
            first, break_, rest = text.partition("\n")
            lone = bool(break_) and blank and tagged and not first.strip()
            joined.append((offset + len(first) + 1, sort, rest) if lone else (offset, sort, text))
            blank = not text.rpartition("\n")[2].strip() and (blank or bool(break_))
            tagged = tagged and not break_
            continue
        if sort in _ENDS:
            inside = False
        joined.append((offset, sort, text))
    return joined
