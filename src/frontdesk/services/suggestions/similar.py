"""Entries that may ask for the same, while somebody is still writing: "I want that too" instead of a twin."""

from __future__ import annotations

from collections.abc import Sequence

from peewee import fn

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.quick import quick_rows
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.views import Similar
from frontdesk.services.suggestions.words import gist, word_keys
from frontdesk.store.models import Suggestion, SuggestionWord
from frontdesk.store.store import Store

LEAST = 65
"""From this score on an entry is shown: of the pairs that the tests label by hand it finds most twins."""

_MOST_WORDS = 12  # of what was typed: its rarest tell enough
_LOOKED_AT = 40  # words of which the rarest are chosen
_COMMON = 1_000  # entries that share a word: it tells nothing, and to count them takes too long
_CANDIDATES = 120  # that are compared
_TEXT = 300  # characters of a text that may stand for its title
_COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM suggestion_words WHERE word = ? LIMIT ?) few"
_NOT_SHOWN = (SuggestionState.MERGED.value, SuggestionState.TAKEN_BACK.value)


def similar_suggestions(
    ctx: Context, *, title: str = "", text: str = "", but: int | None = None, limit: int = 5
) -> tuple[Similar, ...]:
    """Return the entries that are most like what was typed, the likest first.

    `but` is the id of the entry itself, where it is one. Accents, capitals and the order of words do not
    matter.
    """
    keys = word_keys(f"{title}\n{text}")
    wanted = gist(title, text)
    with ctx.store.reading():
        ids = _candidates(ctx.store, keys, but)
        rows = _rows(ctx.store, ids)
    scored = [(_score(wanted, row[5]), row) for row in rows]
    best = sorted((each for each in scored if each[0] >= LEAST), key=lambda each: (-each[0], each[1][0]))
    return tuple(
        Similar(id_, reference, shown_title(title_, words), SuggestionState(state), support, score)
        for score, (id_, reference, title_, words, state, _, support) in best[:limit]
    )


def _candidates(store: Store, keys: Sequence[str], but: int | None) -> list[int]:
    """Return the entries that share most of the rare words."""
    counts = {key: _count(store, key) for key in keys[:_LOOKED_AT]}
    rare = sorted((key for key, count in counts.items() if 0 < count < _COMMON), key=lambda key: counts[key])
    if not rare:
        return []
    shared = fn.COUNT(SuggestionWord.id)
    query = (
        SuggestionWord.select(SuggestionWord.suggestion)
        .where(SuggestionWord.word.in_(rare[:_MOST_WORDS]), SuggestionWord.suggestion != (but or 0))
        .group_by(SuggestionWord.suggestion)
        .order_by(shared.desc(), SuggestionWord.suggestion.desc())
        .limit(_CANDIDATES)
    )
    return [id_ for (id_,) in store.rows(query)]


def _count(store: Store, key: str) -> int:
    """Return how many entries have a word, as far as it is worth counting."""
    return int(quick_rows(store, _COUNT, key, _COMMON)[0][0])


def _rows(store: Store, ids: Sequence[int]) -> list[tuple[int, str, str, str, str, str, int]]:
    query = Suggestion.select(
        Suggestion.id,
        Suggestion.reference,
        Suggestion.title,
        fn.SUBSTR(Suggestion.text, 1, _TEXT),
        Suggestion.state,
        Suggestion.gist,
        Suggestion.support,
    ).where(Suggestion.id.in_(ids), Suggestion.state.not_in(_NOT_SHOWN))
    return list(store.rows(query))


def _score(typed: str, other: str) -> int:
    """Return how alike two folded texts are, 0 to 100, whatever the order of their words."""
    from rapidfuzz import fuzz  # noqa: PLC0415  start-up: only who writes an entry needs it

    return round((fuzz.token_set_ratio(typed, other) + fuzz.token_sort_ratio(typed, other)) / 2)
