"""Entries that ask for the same, found while somebody types: by the rare words they share, then by all.

A word of which the book is full tells nothing, a rare one nearly everything. So the entries that share the
rarest words are candidates. The few best of them are compared with what was typed: by the words they share,
each weighing what it tells, and by how much alike all words are in any order (`rapidfuzz`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.quick import quick_rows
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.views import Similar
from frontdesk.services.suggestions.words import gist, word_keys
from frontdesk.store.models import Suggestion
from frontdesk.store.store import Store

LEAST = 56
"""From this score on an entry is shown: of the real pairs that the tests label it finds nine twins in ten."""

_COUNTED = 2_000  # entries of a word: of one that more have only the newest are looked through
_READ = 4_000  # entries of all the words that are looked through
_COMPARED = 40  # candidates that are compared word for word
_MOST_WORDS = 24  # of what was typed
_TELLING = 0.3  # of the score: the words that are shared, by what each tells; the rest is the whole of both
_LEAST_WORDS = 2  # one word alone asks for nothing
_HIDDEN = (SuggestionState.MERGED.value, SuggestionState.TAKEN_BACK.value)

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM suggestion_words WHERE word = ? LIMIT ?) AS held"
_SHARING = "SELECT suggestion FROM suggestion_words WHERE word = ? ORDER BY suggestion DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was typed: its words with what each tells, and all of it folded."""

    weights: Mapping[str, float]
    gist: str

    @property
    def whole(self) -> float:
        """What all the words tell together."""
        return sum(self.weights.values())


def similar_suggestions(
    ctx: Context, *, text: str, title: str = "", but: int | None = None, limit: int = 5, public: bool = False
) -> tuple[Similar, ...]:
    """Return the entries that ask for what is being typed, the likeliest first; `but` is left out.

    Accents, capitals and the ends of words do not matter. Fewer than two words find nothing. Takes some
    milliseconds with a hundred thousand entries in the book. `public` leaves out what strangers must not
    read: what is kept from print, and what no colleague has looked at yet, who would keep it from print.
    """
    with ctx.store.reading():
        wanted, counts = _wanted(ctx.store, title, text)
        if len(wanted.weights) < _LEAST_WORDS:
            return ()
        best = [id_ for id_ in _candidates(ctx.store, wanted, counts) if id_ != but]
        found = (each for each in _compared(ctx.store, wanted, best, public=public) if each.score >= LEAST)
        return tuple(sorted(found, key=lambda each: (-each.score, each.id)))[:limit]


def twins_of(ctx: Context, *, suggestion: int, limit: int = 5) -> tuple[Similar, ...]:
    """Return the entries that may ask for the same as one that is in the book."""
    row = ctx.store.one(
        Suggestion.select(Suggestion.title, Suggestion.text).where(Suggestion.id == suggestion)
    )
    if row is None:
        return ()
    return similar_suggestions(ctx, title=row[0], text=row[1], but=suggestion, limit=limit)


class TwinsAmong:
    """Entries that are not in the book yet, and which of them ask for the same."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        """`entries` are titles and texts."""
        self._gists = [gist(title, text) for title, text in entries]
        self._keys = [word_keys(f"{title}\n{text}")[:_MOST_WORDS] for title, text in entries]
        self._sharing: dict[str, list[int]] = {}
        for place, keys in enumerate(self._keys):
            for word in keys:
                self._sharing.setdefault(word, []).append(place)

    def twin_of(self, place: int) -> int | None:
        """Return which earlier entry most likely asks for what this one does, None where none is shown."""
        size = max(2, len(self._gists))
        keys = self._keys[place]
        weights = {word: log(1 + size / len(self._sharing[word])) for word in keys}
        if len(weights) < _LEAST_WORDS:
            return None
        shared: dict[int, float] = {}
        for word in keys:
            for other in self._sharing[word]:
                if other >= place:
                    break
                shared[other] = shared.get(other, 0.0) + weights[word]
        wanted = _Wanted(weights, self._gists[place])
        best = sorted(shared, key=lambda other: (-shared[other], -other))[:_COMPARED]
        scores = {other: _score(wanted, self._gists[other]) for other in best}
        found = max(scores, key=lambda other: scores[other], default=None)
        return found if found is not None and scores[found] >= LEAST else None


def _wanted(store: Store, title: str, text: str) -> tuple[_Wanted, Mapping[str, int]]:
    """Return what was typed, and how many entries have each of its words."""
    size = max(2, int(quick_rows(store, "SELECT coalesce(max(id), 0) FROM suggestions")[0][0]))
    words = word_keys(f"{title}\n{text}")[:_MOST_WORDS]
    counts = {word: int(quick_rows(store, _COUNT, word, _COUNTED)[0][0]) for word in words}
    weights = {word: log(1 + size / (1 + count)) for word, count in counts.items()}
    return _Wanted(weights, gist(title, text)), counts


def _candidates(store: Store, wanted: _Wanted, counts: Mapping[str, int]) -> list[int]:
    """Return the entries that share most of what tells something, the best first, then the newest."""
    shared: dict[int, float] = {}
    left = _READ
    for word in sorted((word for word in counts if counts[word]), key=lambda word: counts[word]):
        if left <= 0:
            break
        for (id_,) in quick_rows(store, _SHARING, word, min(left, _COUNTED)):
            shared[id_] = shared.get(id_, 0.0) + wanted.weights[word]
        left -= counts[word]
    return sorted(shared, key=lambda id_: (-shared[id_], -id_))[:_COMPARED]


def _compared(store: Store, wanted: _Wanted, candidates: Sequence[int], *, public: bool) -> list[Similar]:
    query = Suggestion.select(
        Suggestion.id, Suggestion.reference, Suggestion.title, Suggestion.text, Suggestion.state,
        Suggestion.support, Suggestion.gist,
    ).where(Suggestion.id.in_(list(candidates)), Suggestion.state.not_in(_HIDDEN))  # fmt: skip
    if public:
        query = query.where(Suggestion.state != SuggestionState.NEW.value, ~Suggestion.withheld)
    return [
        Similar(
            id=id_,
            reference=reference,
            title=shown_title(title, text),
            state=SuggestionState(state),
            support=support,
            score=_score(wanted, kept),
        )
        for id_, reference, title, text, state, support, kept in store.rows(query)
    ]


def _score(wanted: _Wanted, other: str) -> int:
    """Return from 0 to 100 how much two entries are one."""
    from rapidfuzz import fuzz  # noqa: PLC0415  start-up: nobody types in the book then

    shared = set(word_keys(other))
    told = sum(weight for word, weight in wanted.weights.items() if word in shared)
    alike = fuzz.token_sort_ratio(wanted.gist, other) + fuzz.token_set_ratio(wanted.gist, other)
    return round(_TELLING * 100 * told / wanted.whole + (1 - _TELLING) * alike / 2)
