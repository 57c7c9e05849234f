"""Entries that ask for the same are found while somebody is still writing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.merging import merge
from frontdesk.services.suggestions.similar import similar_suggestions
from frontdesk.store.models import Suggestion
from tests.services.offices import Desk
from tests.services.suggestions.writers import NAMELESS, view, write

LABELLED = Path(__file__).parent / "twins.csv"


def found(desk: Desk, text: str, **how: object) -> list[str]:
    return [each.reference for each in similar_suggestions(desk.ctx, text=text, **how)]  # type: ignore[arg-type]  # by name


def test_the_likest_comes_first_whatever_the_order_of_the_words(desk: Desk) -> None:
    bench = write(desk)
    write(desk, NAMELESS)
    near = write(desk, text="A bench in the sun at the entrance for waiting people, please.", title="")
    assert found(desk, "Outside the entrance put a bench so that people can wait in the sun")[:1] == [bench]
    assert near in found(desk, "People waiting at the entrance: a bench in the sun, please")
    assert found(desk, "More parking for bicycles") == []


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Un café plus tôt le matin à l’accueil", "UN CAFE PLUS TOT LE MATIN A L'ACCUEIL"),
        ("入口にベンチを置いてください", "入口にベンチを置いてほしい"),
        ("Поставьте скамейку у входа", "поставьте скамейку у самого входа"),
        ("ضع مقعدا عند المدخل", "ضع مقعداً عند المدخل"),
    ],
)
def test_accents_capitals_and_scripts_do_not_matter(desk: Desk, kept: str, typed: str) -> None:
    reference = write(desk, NAMELESS, text=kept)
    assert found(desk, typed) == [reference]


def test_what_was_merged_is_not_offered_and_an_entry_is_not_its_own_twin(desk: Desk) -> None:
    first, second = write(desk), write(desk)
    text = view(desk, first).text
    assert found(desk, text, title="A bench by the entrance", but=view(desk, first).id) == [second]
    merge(desk.ctx, reference=second, into=first)
    assert found(desk, text, title="A bench by the entrance") == [first]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_anything_may_be_typed(sqlite_desk: Desk, text: str) -> None:
    for each in similar_suggestions(sqlite_desk.ctx, text=text):
        assert 0 <= each.score <= 100


@pytest.mark.real_data
def test_twins_of_a_towns_statements_are_found(sqlite_desk: Desk, real_data: Path) -> None:
    """Ninety pairs labelled by hand; the false ones are hard: opposites, other things of one kind."""
    path = real_data / "suggestions" / "american-assembly.bowling-green.csv"
    import_suggestions(sqlite_desk.ctx, path=path)
    rows = sqlite_desk.store.rows(Suggestion.select(Suggestion.id, Suggestion.source_key, Suggestion.text))
    by_number = {key.partition(":")[2]: (id_, text) for id_, key, text in rows}
    right = wrong = missed = 0
    for pair in csv.DictReader(LABELLED.read_text(encoding="utf-8").splitlines()):
        (id_, text), (other, _) = by_number[pair["one"]], by_number[pair["other"]]
        near = {each.id for each in similar_suggestions(sqlite_desk.ctx, text=text, but=id_, limit=30)}
        right += other in near and pair["same"] == "1"
        wrong += other in near and pair["same"] == "0"
        missed += other not in near and pair["same"] == "1"
    precision, recall = right / (right + wrong), right / (right + missed)
    assert precision >= 0.8, precision
    assert recall >= 0.93, recall
