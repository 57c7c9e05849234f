"""What one writer is asked, in which order, and what they have answered so far."""

from __future__ import annotations

from frontdesk.domain.suggestions import HearBy
from frontdesk.services.counter.rules import CounterRules
from frontdesk.services.suggestions.views import Similar
from frontdesk.ui.counter.about_step import AboutStep
from frontdesk.ui.counter.hear_step import HearStep
from frontdesk.ui.counter.step import Step
from frontdesk.ui.counter.who_step import WhoStep
from frontdesk.ui.counter.words_step import WordsStep
from frontdesk.ui.counter.written import Written
from frontdesk.ui.page_context import PageContext


class Questions:
    """The steps up to sending; whoever joins an entry or stays anonymous takes fewer of them."""

    def __init__(self, page: PageContext, rules: CounterRules, country: str) -> None:
        self.words, self.about = WordsStep(page), AboutStep(page, rules)
        self.who, self.hear = WhoStep(page), HearStep(page, country)
        self.all: tuple[Step, ...] = (self.words, self.about, self.who, self.hear)
        self._joined: Similar | None = None

    @property
    def way(self) -> tuple[Step, ...]:
        """Return the steps that this writer takes."""
        about = (self.about,) if self.about.needed and self._joined is None else ()
        hear = () if self.who.anonymous else (self.hear,)
        return (self.words, *about, self.who, *hear)

    @property
    def hear_by(self) -> HearBy:
        """Return how the writer hears of it; who is anonymous can only read it."""
        return HearBy.NOTICE if self.who.anonymous else self.hear.hear_by

    def is_last(self, step: Step) -> bool:
        """Whether sending follows a step."""
        return step is self.way[-1]

    def after(self, step: Step) -> Step | None:
        """Return the step that follows another; none where sending does."""
        return None if self.is_last(step) else self.way[self.way.index(step) + 1]

    def before(self, step: Step) -> Step:
        """Return the step that leads to another; the first one for what is not on the way."""
        place = self.way.index(step) if step in self.way else 0
        return self.way[max(0, place - 1)]

    def join(self, similar: Similar | None) -> None:
        """Ask for a voice for an entry, or for an entry of its own."""
        self._joined = similar
        self.who.join(similar)

    def written(self, language: str) -> Written:
        """Return what has been answered, fit to be kept."""
        return Written(
            text=self.words.text,
            theme=self.about.themes.value,
            place=self.about.places.value,
            customer=self.hear.customer(self.who.name, language),
            anonymous=self.who.anonymous,
            print_name=self.who.print_name,
            hear_by=self.hear_by,
            language=language,
            joined=self._joined.reference if self._joined else "",
        )
