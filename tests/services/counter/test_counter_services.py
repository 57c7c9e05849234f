"""The counter's rules and its staff code, and what strangers may read and learn there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.counter import code
from frontdesk.services.counter.code import TRIES, Checked, check_code, has_code, set_code
from frontdesk.services.counter.joining import join_at_counter
from frontdesk.services.counter.opening import open_counter
from frontdesk.services.counter.rules import CounterRules, counter_rules, set_counter_rules
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.similar import similar_suggestions
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.store.models import Event, Setting
from tests.services.offices import Desk, local
from tests.services.suggestions.writers import LIAM, NGOZI, view, write

CODE = "204060"
LIKE_THE_BENCH = "Could we have a bench outside the entrance, to wait in the sun?"


@pytest.fixture
def light_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a try take a millisecond; what it takes otherwise is to be a burden."""
    monkeypatch.setattr(code, "_WORK", 16)


def tried(desk: Desk, typed: str, at: Context | None = None) -> Checked:
    return check_code(at or desk.ctx, code=typed).result


def test_a_code_opens_and_is_nowhere_to_be_read(desk: Desk) -> None:
    assert not has_code(desk.store)
    set_code(desk.ctx, code=CODE)
    assert has_code(desk.store)
    assert tried(desk, CODE) == Checked(right=True)
    kept = repr(desk.store.rows(Setting.select(Setting.key, Setting.value)))
    log = repr(desk.store.rows(Event.select(Event.kind, Event.payload)))
    assert CODE not in kept + log
    assert "counter.left" in log


def test_two_offices_with_one_code_keep_different_things(desk: Desk) -> None:
    row = Setting.select(Setting.value).where(Setting.key == "counter_code")
    set_code(desk.ctx, code=CODE)
    first = desk.store.value(row)
    set_code(desk.ctx, code=CODE)
    assert desk.store.value(row)["hash"] != first["hash"]


@pytest.mark.parametrize("typed", ["", "123", "1" * 13, "12a4", "１２３４", "12 34"])
def test_what_no_touch_screen_can_type_is_no_code(desk: Desk, typed: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        set_code(desk.ctx, code=typed)
    assert (refused.value.message.id, refused.value.field) == ("counter.code_shape", "code")


@pytest.mark.usefixtures("light_work")
def test_five_wrong_tries_lock_a_desk_each_time_twice_as_long(desk: Desk) -> None:
    desk.at("2026-11-23 10:00")
    set_code(desk.ctx, code=CODE)
    assert [tried(desk, "0000").left for _ in range(TRIES)] == [4, 3, 2, 1, 0]
    assert tried(desk, CODE) == Checked(right=False, left=0, until=local("2026-11-23 10:05"))
    other = replace(desk.ctx, desk="Reception 2")
    assert tried(desk, CODE, other).right  # the others are not kept from their work
    desk.at("2026-11-23 10:05")
    last = [tried(desk, "9999") for _ in range(TRIES)][-1]
    assert last.until == local("2026-11-23 10:15")
    set_code(desk.ctx, code="778899")  # by the manager, at another desk
    assert tried(desk, "778899").right


@pytest.mark.usefixtures("light_work")
def test_the_right_code_forgets_the_wrong_tries(desk: Desk) -> None:
    set_code(desk.ctx, code=CODE)
    for _ in range(2):
        for _ in range(TRIES - 1):
            tried(desk, "0000")
        assert tried(desk, CODE).right


def test_nobody_opens_a_counter_that_nobody_could_leave(desk: Desk) -> None:
    with pytest.raises(FrontDeskError, match="no_code"):
        open_counter(desk.ctx)
    with pytest.raises(FrontDeskError, match="no_code"):
        check_code(desk.ctx, code=CODE)
    open_counter(desk.ctx, code=CODE)
    assert open_counter(desk.ctx).result == counter_rules(desk.store)
    assert tried(desk, CODE).right


def test_what_is_offered_is_decided_by_the_office(desk: Desk) -> None:
    assert counter_rules(desk.store) == CounterRules(("en", "de", "fr", "es"), 60)
    themes = (" The building ", "", "The building")
    wanted = CounterRules(("es", "de", "es"), 45, themes=themes, places=("Hall",))
    kept = set_counter_rules(desk.ctx, rules=wanted).result
    assert kept == counter_rules(desk.store)
    assert kept == CounterRules(("es", "de"), 45, themes=("The building",), places=("Hall",))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"languages": ()}, "languages"),
        ({"languages": ("tlh",)}, "languages"),
        ({"idle_seconds": 5}, "idle_seconds"),
        ({"themes": tuple(map(str, range(13)))}, "themes"),
        ({"places": ("w" * 41,)}, "places"),
    ],
)
def test_what_a_screen_cannot_offer_is_refused(desk: Desk, changed: dict[str, object], field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        set_counter_rules(desk.ctx, rules=replace(counter_rules(desk.store), **changed))  # type: ignore[arg-type]  # by name
    assert refused.value.field == field


def test_strangers_read_only_what_a_colleague_has_looked_at_and_not_kept_back(desk: Desk) -> None:
    reference = write(desk)

    def seen() -> list[str]:
        found = similar_suggestions(desk.ctx, text=LIKE_THE_BENCH, public=True)
        return [each.reference for each in found]

    assert seen() == []
    look_at(desk.ctx, reference=reference)
    assert seen() == [reference]
    withhold(desk.ctx, reference=reference, reason="It names a neighbour.")
    assert seen() == []
    assert similar_suggestions(desk.ctx, text=LIKE_THE_BENCH)


def test_a_stranger_does_not_learn_who_supports_what(desk: Desk) -> None:
    reference = write(desk, customer=LIAM)
    for _ in range(2):  # the second time nothing is said of the first
        join_at_counter(desk.ctx, reference=reference, entry=SupporterEntry(customer=NGOZI))
    assert [each.name for each in view(desk, reference).supporters] == ["Ngozi Okafor"]
    with pytest.raises(FrontDeskError, match="unknown"):
        join_at_counter(desk.ctx, reference="S26-00099-4", entry=SupporterEntry(customer=NGOZI))
