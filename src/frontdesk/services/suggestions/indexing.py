"""What an entry is found by: its reference, its writer and every word of it; and what twins share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.words import gist, word_keys
from frontdesk.store.models import Customer, Suggestion, SuggestionComment, SuggestionWord
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store

KIND = "suggestion"
"""What search calls an entry of the book."""

_SHOWN = 120  # characters of a title


def index_suggestion(store: Store, suggestion: int) -> None:
    """Index an entry anew; it becomes the newest. Inside a transaction."""
    query = Suggestion.select(
        Suggestion.reference, Suggestion.title, Suggestion.text, Suggestion.author, Suggestion.theme,
        Suggestion.place, Customer.name, Customer.organisation,
    ).left_outer_join(Customer)  # fmt: skip
    row = store.one(query.where(Suggestion.id == suggestion))
    if row is None:
        return
    reference, title, text, author, theme, place, name, organisation = row
    comments = store.rows(
        SuggestionComment.select(SuggestionComment.text).where(SuggestionComment.suggestion == suggestion)
    )
    words = (author, organisation or "", theme, place, *(comment for (comment,) in comments))
    store.search.put(
        search_entry(suggestion, reference=reference, title=title, text=text, who=name or author, words=words)
    )
    store.execute(Suggestion.update(gist=gist(title, text)).where(Suggestion.id == suggestion))
    store.execute(SuggestionWord.delete().where(SuggestionWord.suggestion == suggestion))
    store.insert_many(SuggestionWord, word_rows(suggestion, title, text))


def search_entry(
    suggestion: int, *, reference: str, title: str, text: str, who: str, words: Sequence[str] = ()
) -> SearchEntry:
    """Return the entry of the search index of one whose particulars are at hand."""
    return SearchEntry(
        kind=KIND,
        target=suggestion,
        title=shown_title(title, text)[:_SHOWN],
        detail=" · ".join(part for part in (reference, who) if part),
        text="\n".join((reference, reference.replace("-", ""), who, title, text, *words)),
    )


def word_rows(suggestion: int, title: str, text: str) -> list[dict[str, Any]]:
    """Return the rows by which twins of an entry are looked for."""
    return [{"word": word, "suggestion": suggestion} for word in word_keys(f"{title}\n{text}")]
