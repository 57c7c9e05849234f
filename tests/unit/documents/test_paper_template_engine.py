"""What a template may not do: named with its line and column, and never run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontdesk.documents.templates.check import check_template
from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.engine import LONGEST_SOURCE, LONGEST_TEXT, check_text, compile_text
from frontdesk.documents.templates.examples import example_context
from frontdesk.documents.templates.filling import fill, fill_marked
from frontdesk.documents.templates.placeholders import by_name, placeholders
from frontdesk.documents.templates.problems import Part
from frontdesk.documents.templates.ready_made import TemplateSource, ready_made
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from tests.unit.documents.paper import refusal_of

KIND = LetterKind.MISSING_INFORMATION
KNOWN = by_name(placeholders(KIND, Way.LETTER))
CONTEXT = example_context(KIND, Way.LETTER, "en", date(2026, 12, 3))
PIECES = st.sampled_from(
    """{{ }} {% %} {# #} {%- -%} {%if_ {%for_ {%endif%} {%endfor%} {%else%} {{person}} {{needed|lines}}
    {%raw%} {%endraw%} {%set_x=1%} {%include_'x'%} {%macro_m()%} _in_needed%} person needed phone loop _not_
    _and_ | == ' " ( ) [ 9 ** . , ~ a é _ \n \x00""".replace("\n    ", " ").split(" ")
).map(lambda piece: piece.replace("_", " "))


def problems(body: str, kind: LetterKind = KIND) -> list[tuple[int, int, str]]:
    """Return line, column and id of each problem of a text's body."""
    source = TemplateSource("Subject", body, "")
    found = check_template(kind, Way.LETTER, "en", Formality.FORMAL, source)
    assert {each.part for each in found} <= {Part.BODY}
    return [(each.line, each.column, each.message.id) for each in found]


def filled(body: str, context: TemplateContext = CONTEXT) -> str:
    source = TemplateSource("", body, "")
    return "\n".join(fill(KIND, Way.LETTER, "en", Formality.FORMAL, context, source).paragraphs)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{{ needed }}\n  {{ salary }}", (2, 6, "template.unknown_placeholder")),
        ("{% if phone %}{{ salary }}{% endif %}", (1, 18, "template.unknown_placeholder")),
        ("{{ persn }}", (1, 4, "template.unknown_placeholder_near")),
        ("Dear {{", (1, 6, "template.broken")),
        ("Dear {{ }}", (1, 9, "template.broken")),
        ("{{ ', }}", (1, 1, "template.broken")),
        ("One\n{% if phone %}\nTwo", (2, 4, "template.not_closed")),
        ("One {% endif %}", (1, 8, "template.not_opened")),
        ("One {% else %}", (1, 8, "template.not_opened")),
        ("{% for x in needed %}{% endif %}", (1, 25, "template.not_opened")),
        ("{% include 'secrets' %}", (1, 4, "template.unknown_tag")),
        ("{% set x = 1 %}", (1, 4, "template.unknown_tag")),
        ("{% macro m() %}", (1, 4, "template.unknown_tag")),
        ("{{ person | safe }}", (1, 13, "template.unknown_filter")),
        ("{{ person | weekday }}", (1, 13, "template.wrong_filter")),
        ("{{ needed | capital }}", (1, 13, "template.wrong_filter")),
        ("{{ person | capital('x') }}", (1, 13, "template.not_allowed")),
        ("{{ person.__class__ }}", (1, 10, "template.not_allowed")),
        ("{{ person['x'] }}", (1, 10, "template.not_allowed")),
        ("{{ range(9) }}", (1, 9, "template.not_allowed")),
        ("{{ 9 ** 9 ** 9 }}", (1, 11, "template.not_allowed")),
        ("{{ person * 999999999 }}", (1, 4, "template.not_allowed")),
        ("{% for x in person %}{% endfor %}", (1, 13, "template.no_list")),
        ("{% for x in needed if x %}{% endfor %}", (1, 4, "template.not_allowed")),
        ("{% for x in needed recursive %}{% endfor %}", (1, 4, "template.not_allowed")),
        (
            "{% for x in needed %}{% for y in needed %}{% endfor %}{% endfor %}",
            (1, 25, "template.nested_loop"),
        ),
        ("{{ loop.index }}", (1, 8, "template.not_allowed")),
        ("{% for x in needed %}{{ loop.cycle }}{% endfor %}", (1, 29, "template.not_allowed")),
    ],
)
def test_what_is_not_possible_is_told_where_it_stands(body: str, found: tuple[int, int, str]) -> None:
    assert problems(body)[0] == found


def test_everything_wrong_is_told_at_once() -> None:
    found = problems("{{ one }}\n{{ person }}\n{{ two }} {{ three | big }}")
    assert [(line, column) for line, column, _ in found] == [(1, 4), (3, 4), (3, 14), (3, 22)]


def test_what_may_be_empty_is_told_mildly_unless_it_is_asked_for() -> None:
    assert problems("{{ needed }} {{ phone }}") == [(1, 17, "template.may_be_empty")]
    for asked in (
        "{% if phone %}{{ phone }}{% endif %}",
        "{% if phone and customer %}{{ phone }}{% endif %}",
        "{% if not phone %}Write.{% else %}{{ phone }}{% endif %}",
        "{% if person == 'x' %}{% elif phone %}{{ phone }}{% endif %}",
        "{% for line in hours %}{{ line }}{% endfor %}",
    ):
        assert problems("{{ needed }} " + asked) == []
    assert problems("{{ needed }} {% if phone or customer %}{{ phone }}{% endif %}")
    assert filled("{{ needed }} {{ phone }}")


@pytest.mark.parametrize(
    ("kind", "body", "unsaid"),
    [
        (LetterKind.ACKNOWLEDGEMENT, "{{ person }} has it.", "answer_by"),
        (LetterKind.ACKNOWLEDGEMENT, "Expect an answer by {{ answer_by }}.", "person"),
        (LetterKind.ACKNOWLEDGEMENT, "{{ answer_by }} {% if kind == 'x' %}{{ person }}{% endif %}", "person"),
        (LetterKind.ACKNOWLEDGEMENT, "{{ answer_by | short_date }} {{ person | upper }}", None),
        (LetterKind.EXTENSION, "It takes longer than {{ old_date }}.", "new_date"),
        (LetterKind.ANSWER, "{{ analysis }} {{ resolution }}", "reasons_not"),
        (LetterKind.PROGRESS, "We are at it.", "wording"),
        (LetterKind.SUGGESTION_OUTCOME, "{% if change %}{{ change }}{% endif %}", "reasons"),
        (LetterKind.APOLOGY, "We are sorry.", "done"),
        (LetterKind.MISSING_INFORMATION, "Write by {{ needed_by }}.", "needed"),
        (LetterKind.FREE, "Hello", "text"),
    ],
)
def test_pol_10_15_16_what_the_reader_must_be_told_cannot_be_left_out(
    kind: LetterKind, body: str, unsaid: str | None
) -> None:
    found = check_template(
        kind, Way.LETTER, "en", Formality.FORMAL, TemplateSource("About it", body, "Regards")
    )
    names = [each.message.params.get("name") for each in found if not each.mild]
    assert names[:1] == ([unsaid] if unsaid else [])


def test_a_template_without_text_or_subject_is_told() -> None:
    source = TemplateSource(" ", " \n", "")
    ids = {each.message.id for each in check_template(KIND, Way.LETTER, "en", Formality.FORMAL, source)}
    assert {"template.no_text", "template.no_subject"} <= ids


@pytest.mark.parametrize(
    "body",
    [
        "{% if " + "not " * 3_000 + "phone %}x{% endif %}",
        "{% if " + "(" * 3_000 + "phone" + ")" * 3_000 + " %}x{% endif %}",
        "{% if phone" + " and phone" * 1_500 + " %}x{% endif %}",
        "{% if phone %}" * 500 + "x" + "{% endif %}" * 500,
        "{{ person " + "| capital " * 1_500 + "}}",
        "{% if person == " + "9" * 6_000 + " %}x{% endif %}",
    ],
)
def test_what_stands_too_deep_is_refused_before_it_is_run(body: str) -> None:
    assert refusal_of(lambda: compile_text(body, KNOWN)).startswith("template.")


def test_a_text_neither_grows_without_bound_nor_begins_too_long() -> None:
    assert refusal_of(lambda: filled("x" * (LONGEST_SOURCE + 1))) == "template.too_long"
    long = {"needed": tuple("x" * 1_000 for _ in range(100)), "reason": "y" * (LONGEST_TEXT // 2)}
    context = example_context(KIND, Way.LETTER, "en", date(2026, 12, 3), long)
    assert refusal_of(lambda: filled("{{ reason }}" * 3, context)) == "template.too_long"
    assert refusal_of(lambda: filled("{{ needed }}" * 400, context)) == "template.too_long"
    assert filled("{{ reason }}", context)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("{%-")
@example("{{ person }}{%- if phone -%}\n\n{{ phone }}\n{%- endif -%} .")
def test_any_text_is_filled_or_told_at_a_place_in_it(body: str) -> None:
    source = TemplateSource("Subject", body, "")
    found = check_template(KIND, Way.LETTER, "en", Formality.FORMAL, source)
    lines = body.split("\n")
    for problem in found:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    if any(not problem.mild and "must_say" not in problem.message.id for problem in found):
        return
    marked = fill_marked(KIND, Way.LETTER, "en", Formality.FORMAL, CONTEXT, source)
    assert len("\n".join(marked.text.paragraphs)) <= LONGEST_TEXT


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_value_is_printed_as_it_is(value: str) -> None:
    context = example_context(KIND, Way.LETTER, "en", date(2026, 12, 3), {"person": f"A{value}Z"})
    assert " ".join(filled("{{ person }}", context).split()) == " ".join(f"A{value}Z".split())


def test_a_loop_cannot_stand_for_ever() -> None:
    """Every way to repeat something that Jinja knows is refused."""
    for endless in (
        "{% for x in range(10**9) %}x{% endfor %}",
        "{% for x in person * 10 %}x{% endfor %}",
        "{% for x in cycler('a') %}x{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% call m() %}{% endcall %}",
        "{% for x in needed recursive %}{{ loop(needed) }}{% endfor %}",
        "{{ '%099999999d' % 1 }}",
        "{{ lipsum(n=99999) }}",
    ):
        assert any(not fault.mild for fault in check_text(endless, KNOWN))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_ready_made_ones_are_understood(kind: LetterKind) -> None:
    for way in ways_of(kind):
        source = ready_made(kind, way, "en", Formality.FORMAL)
        assert check_text(source.body, by_name(placeholders(kind, way))) == []


def test_a_mistake_in_one_part_is_told_in_that_part() -> None:
    source = TemplateSource("{{ x1 }}", "{{ needed }}", "Bye\n{{ x2 }}")
    found = check_template(KIND, Way.LETTER, "en", Formality.FORMAL, source)
    assert [(each.part, each.line, each.column) for each in found] == [("subject", 1, 4), ("closing", 2, 4)]
    with pytest.raises(FrontDeskError, match=r"template\.unknown_placeholder"):
        fill(KIND, Way.LETTER, "en", Formality.FORMAL, CONTEXT, source)
