"""What belongs to an entry, as facts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from frontdesk.domain.suggestions import TELLING_OPEN, TellingState
from frontdesk.services.suggestions.views import SuggestionView, TellingView
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.outcome import missing_languages
from frontdesk.words.language_names import language_name

_TONES = {TellingState.TOLD: Tone.DONE, TellingState.OWED: Tone.SOON, TellingState.PREPARED: Tone.ACCENT}
_SEPARATOR = " · "
_SHORT = 28  # characters of a name that have room beside a title


def facts(entry: SuggestionView, page: PageContext) -> tuple[Fact, ...]:
    """Return whose idea it is, who has it, what was decided, and what belongs to it."""
    found = (*_people(entry, page), *_work(entry, page), *_decided(entry, page), *_links(entry, page))
    return tuple(fact for fact in found if fact.title)


def telling_facts(entry: SuggestionView, page: PageContext) -> tuple[Fact, ...]:
    """Return who hears what became of it, and how far that has come (POL-07)."""
    return tuple(_telling(each, page) for each in entry.tellings if each.telling is not TellingState.DROPPED)


def _people(entry: SuggestionView, page: PageContext) -> Iterator[Fact]:
    say = page.say
    who = entry.author or say("suggestion.anonymous")
    about = (
        say(f"suggestion.author.{entry.author_kind}"),
        say(f"suggestion.source.{entry.source}"),
        language_name(entry.language, page.words.language),
    )
    yield Fact(who, _SEPARATOR.join(filter(None, about)), key=entry.customer)
    yield Fact(say("suggestions.hears"), right=say(f"suggestion.hear_by.{entry.hear_by}"))
    if entry.support:
        names = ", ".join(each.name for each in entry.supporters if each.name)
        yield Fact(say("suggestions.supporters"), names, right=str(entry.support))
    if entry.withheld:
        yield Fact(say("suggestions.withheld"), entry.withheld_reason)


def _work(entry: SuggestionView, page: PageContext) -> Iterator[Fact]:
    say = page.say
    who = entry.assignee_name or entry.outside
    if len(who) > _SHORT:
        yield Fact(say("suggestions.assigned"), _SEPARATOR.join(filter(None, (who, entry.plan))))
    elif who:
        yield Fact(say("suggestions.assigned"), entry.plan, right=who)
    if entry.due_on is not None:
        late = entry.due_on < page.today() and not entry.state.decided
        tone = Tone.OVERDUE if late else Tone.NEUTRAL
        yield Fact(say("suggestions.due"), chip=ChipText(page.words.short_date(entry.due_on), tone))
    for name, size in (("effort", entry.effort), ("benefit", entry.benefit)):
        if size is not None:
            yield Fact(say(f"suggestions.{name}"), right=say(f"suggestion.size.{size}"))


def _decided(entry: SuggestionView, page: PageContext) -> Iterator[Fact]:
    for name, said in (("reasons", entry.reasons), ("changes", entry.changes)):
        for language, text in said.items():
            shown = language_name(language, page.words.language)
            yield Fact(page.say(f"suggestions.{name}", language=shown), text)
    if entry.state.decided:
        for language in missing_languages(entry):
            shown = language_name(language, page.words.language)
            yield Fact(shown, chip=ChipText(page.say("suggestions.not_said_yet"), Tone.SOON))


def _links(entry: SuggestionView, page: PageContext) -> Iterator[Fact]:
    if entry.merged_into:
        yield Fact(page.say("suggestions.merged_into"), right=entry.merged_into, key=entry.merged_into)
    for reference in entry.merged:
        yield Fact(page.say("suggestions.goes_on_with"), right=reference, key=reference)
    if entry.split_from:
        yield Fact(page.say("suggestions.split_from"), right=entry.split_from, key=entry.split_from)
    for case in entry.cases:
        yield Fact(case.reference, case.subject, key=f"case:{case.reference}")


def _telling(each: TellingView, page: PageContext) -> Fact:
    who = each.name or page.say("suggestion.anonymous")
    way = page.say(f"suggestion.hear_by.{each.hear_by}")
    ended: datetime | None = each.ended
    when = page.words.short_date(page.local(ended).date()) if ended else ""
    open_still = each.telling in TELLING_OPEN
    why = [page.render(said) for said in (each.problem, each.note) if said is not None and open_still]
    chip = ChipText(page.say(f"suggestion.telling.{each.telling}"), _TONES.get(each.telling, Tone.NEUTRAL))
    return Fact(who, _SEPARATOR.join(filter(None, (way, when, *why))), chip=chip, key=each.customer)
