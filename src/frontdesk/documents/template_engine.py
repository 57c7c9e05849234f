"""Jinja2 in its sandbox: known placeholders only, and none of them printed empty."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Template, TemplateError, Undefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from frontdesk.domain.errors import FrontDeskError


class _Hole(Undefined):
    """An optional value that is empty: a template may ask for it, but not print it."""

    def __str__(self) -> str:
        raise FrontDeskError("template.empty_placeholder", name=self._undefined_name or "")


def compile_text(source: str, known: set[str]) -> Template:
    """Return `source` ready to be filled, or refuse it naming a placeholder not in `known`."""
    environment = ImmutableSandboxedEnvironment(undefined=_Hole)
    try:
        unknown = meta.find_undeclared_variables(environment.parse(source)) - known
        if unknown:
            raise FrontDeskError("template.unknown_placeholder", name=min(unknown))
        return environment.from_string(source)
    except TemplateError as error:
        raise FrontDeskError("template.broken", reason=str(error)) from error


def render_text(template: Template, values: Mapping[str, object]) -> str:
    """Return the filled text; raises `FrontDeskError` naming an empty value that it would print."""
    try:
        return template.render(values)
    except TemplateError as error:
        raise FrontDeskError("template.broken", reason=str(error)) from error
