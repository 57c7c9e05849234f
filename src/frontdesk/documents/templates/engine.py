"""Jinja2 in its sandbox: known placeholders only, none of them printed empty, and no text without end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from frontdesk.documents.templates.filters import FILTERS, Filter
from frontdesk.documents.templates.placeholders import Placeholder
from frontdesk.documents.templates.problems import Fault
from frontdesk.documents.templates.speech import Speech
from frontdesk.documents.templates.syntax import Checker
from frontdesk.documents.templates.tokens import tokens_of, unreadable
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message

LONGEST_SOURCE = 20_000
LONGEST_TEXT = 400_000
"""In characters: the longest answer somebody can type, twice."""

_PRINTED = "_printed"
_PAGE = "_page"  # no placeholder can be named so: where a filter finds what is being filled


@dataclass(slots=True)
class Page:
    """One text that is being filled. With `marked`, a hole is marked and remembered, not refused."""

    speech: Speech
    marked: bool = False
    holes: list[Fault] = field(default_factory=list)


class _Environment(ImmutableSandboxedEnvironment):
    """Reads a text with our tokens and the few filters; an empty value is false and cannot be printed."""

    def __init__(self) -> None:
        super().__init__(keep_trailing_newline=True)
        self.filters = {name: _filter(each) for name, each in FILTERS.items()}
        self.filters[_PRINTED] = _printed
        self.tests, self.globals = {}, {}

    def read(self, source: str) -> tuple[nodes.Template | None, list[Fault]]:
        """Return the text as a tree, or what cannot be read."""
        tokens, faults = tokens_of(self, source)
        if faults:
            return None, faults
        try:
            parser = Parser(self, "")
            parser.stream = TokenStream(self.lexer.wrap(tokens), None, None)
            return parser.parse(), []
        except TemplateSyntaxError as error:
            return None, [unreadable(source, min(error.lineno, max(len(source) - 1, 0)))]
        except (RecursionError, ValueError):  # a number of a thousand digits, brackets in brackets …
            return None, [Fault(0, message("template.too_deep"))]


def check_text(source: str, known: Mapping[str, Placeholder]) -> list[Fault]:
    """Return what is wrong with a text, the mild things too; nothing is run."""
    return _read(source, known)[1]


def compile_text(source: str, known: Mapping[str, Placeholder]) -> Template:
    """Return a text ready to be filled; raises `FrontDeskError` with the first thing that is wrong."""
    root, faults = _read(source, known)
    grave = [fault for fault in faults if not fault.mild]
    if root is None or grave:
        raise _error(grave[0].message)
    for output in root.find_all(nodes.Output):
        output.nodes = [_marked(each) for each in output.nodes]
    return _ENVIRONMENT.from_string(root)


def render_text(template: Template, values: Mapping[str, object], page: Page) -> str:
    """Return the filled text.

    Raises `FrontDeskError` naming an empty value that it would print, and when it grows too long.
    """
    return "".join(_bounded(template.generate({**values, _PAGE: page})))


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_TEXT:
            raise FrontDeskError("template.too_long", most=LONGEST_TEXT)
        yield piece


def _read(source: str, known: Mapping[str, Placeholder]) -> tuple[nodes.Template | None, list[Fault]]:
    if len(source) > LONGEST_SOURCE:
        return None, [Fault(LONGEST_SOURCE, message("template.too_long", most=LONGEST_SOURCE))]
    try:
        root, faults = _ENVIRONMENT.read(source)
    except TemplateError:
        return None, [unreadable(source, 0)]
    return root, faults if root is None else Checker(known).check(root)


def _marked(node: nodes.Expr) -> nodes.Expr:
    """Let a value be written in the letter's language as it is printed, knowing where it stands."""
    if isinstance(node, nodes.TemplateData):
        return node
    return nodes.Filter(node, _PRINTED, [nodes.Const(node.lineno)], [], None, None, lineno=node.lineno)


@pass_context
def _printed(context: Context, value: object, offset: int) -> str:
    page: Page = context[_PAGE]
    if not isinstance(value, Undefined):
        return page.speech.written(value)
    name = value._undefined_name or ""
    hole = _hole(name)
    if not page.marked:
        raise _error(hole, field=name)
    page.holes.append(Fault(offset, hole, len(name)))
    return f"‹{name}›"


def _filter(chosen: Filter) -> object:
    @pass_context
    def apply(context: Context, value: object) -> object:
        # What is empty stays empty, so that printing it is refused under its own name.
        return value if isinstance(value, Undefined) else chosen.apply(context[_PAGE].speech, value)

    return apply


def _hole(name: str) -> Message:
    return message("template.empty_placeholder", name=name, label=Message(f"placeholder.{name}"))


def _error(why: Message, *, field: str | None = None) -> FrontDeskError:
    return FrontDeskError(why.id, field=field, **why.params)


_ENVIRONMENT = _Environment()
