"""The policy files are whole, every fault in them is named, and the office can change figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Running
from frontdesk.domain.policy import PolicyBook
from frontdesk.domain.policy_changes import FigureChange, PolicyChanges
from frontdesk.domain.provisions import Comparison, How, Nature, Unit
from tests.unit.domain.cases import all_owed, facts
from tests.unit.domain.offices import at, policies, policy_tables

ROWS = {"CSP": 6, "STD": 20, "PRO": 28, "POL": 29, "GEN": 3}
Tables = dict[str, dict[str, Any]]


def test_every_row_of_every_document_is_there() -> None:
    rows = [row for policy in policies().policies for row in policy.provisions]
    assert Counter(row.id.partition("-")[0] for row in rows) == ROWS
    assert all(row.title and row.text and row.how for row in rows)


@pytest.mark.parametrize(
    ("key", "amount", "unit", "running"),
    [
        ("STD-17.manager_involved", 1, Unit.HOURS, Running.WALL_CLOCK),
        ("PRO-1.2e.escalation_acknowledged", 15, Unit.MINUTES, Running.WALL_CLOCK),
        ("PRO-2.2.replacement", 5, Unit.BUSINESS_DAYS, Running.BUSINESS_DAYS),
        ("PRO-2.3.refund", 7, Unit.BUSINESS_DAYS, Running.BUSINESS_DAYS),
        ("PRO-2.3.return_window", 30, Unit.DAYS, None),
        ("PRO-2.3.restocking_fee", 15, Unit.PERCENT, None),
        ("PRO-3.1.unresolved", 48, Unit.HOURS, Running.WALL_CLOCK),
        ("PRO-3.1.warranty_claim", 500, Unit.MONEY, None),
        ("PRO-3.3.follow_up", 24, Unit.HOURS, Running.WALL_CLOCK),
        ("PRO-4.1.breach_report", 72, Unit.HOURS, Running.WALL_CLOCK),
        ("PRO-5.2e.approval_above", 100, Unit.MONEY, None),
        ("PRO-2.1.software", 90, Unit.DAYS, None),
        ("POL-27.review", 1, Unit.YEARS, None),
    ],
)
def test_figures_that_later_duties_need(key: str, amount: int, unit: Unit, running: Running | None) -> None:
    figure = policies().figure(key)
    assert (figure.amount, figure.unit, figure.running) == (amount, unit, running)


def test_lower_ends_are_kept() -> None:
    book = policies()
    assert (book.figure("PRO-2.2.replacement").lower, book.figure("PRO-2.3.refund").lower) == (3, 5)


@pytest.mark.parametrize(
    ("key", "comparison", "amount"),
    [
        ("STD-10.csat", Comparison.MORE_THAN, 90),
        ("PRO-7.1.csat", Comparison.AT_LEAST, 90),
        ("STD-11.nps", Comparison.MORE_THAN, 50),
        ("STD-12.first_contact_resolution", Comparison.MORE_THAN, 75),
        ("PRO-7.1.first_call_resolution", Comparison.AT_LEAST, 80),
        ("STD-13.escalation_rate", Comparison.LESS_THAN, 5),
        ("PRO-7.1.compliance", Comparison.AT_LEAST, 100),
    ],
)
def test_figures_of_the_reports(key: str, comparison: Comparison, amount: int) -> None:
    figure = policies().figure(key)
    assert (figure.comparison, figure.amount) == (comparison, amount)


def test_service_policies_say_their_nature_scope_and_approval() -> None:
    longer_hours = policies().provision("CSP-001")
    assert (longer_hours.nature, longer_hours.scope) == (Nature.OPTION, "plan")
    assert longer_hours.approval == "duty_manager"
    assert policies().provision("CSP-003").nature is Nature.RULE
    assert policies().provision("POL-09").nature is None
    assert policies().provision("POL-15").how == (How.WATCHED, How.ENFORCED)


def test_the_standards_say_since_when_they_hold() -> None:
    (standards,) = (policy for policy in policies().policies if policy.document == "STD")
    assert str(standards.in_force) == "2026-01-01"
    assert standards.version == "1.0"


# --- what the office changes -------------------------------------------------


def test_the_office_changes_a_figure() -> None:
    changes = PolicyChanges(figures={"POL-09.acknowledge": FigureChange(2)})
    book = policies().with_overrides(changes)
    owed = all_owed(facts(CaseKind.COMPLAINT, Channel.CALL, "2026-01-02 16:40"), book)
    assert owed[DeadlineKind.ACKNOWLEDGE].due == at("2026-01-06 17:00")


def test_the_office_changes_a_clock() -> None:
    change = FigureChange(24, Unit.HOURS, Running.WALL_CLOCK)
    book = policies().with_overrides(PolicyChanges(figures={"POL-09.acknowledge": change}))
    owed = all_owed(facts(CaseKind.COMPLAINT, Channel.CALL, "2026-01-02 16:40"), book)
    assert owed[DeadlineKind.ACKNOWLEDGE].due == at("2026-01-03 16:40")


def test_the_office_changes_a_percentage() -> None:
    book = policies().with_overrides(PolicyChanges(figures={"STD-10.csat": FigureChange(95)}))
    assert book.figure("STD-10.csat").amount == 95


def test_changes_are_stored_and_read_back() -> None:
    changes = PolicyChanges(
        switched_off=frozenset({"GEN", "STD"}),
        precedence=("STD", "POL", "PRO", "CSP", "GEN"),
        figures={"POL-09.acknowledge": FigureChange(24, Unit.HOURS, Running.WALL_CLOCK)},
    )
    assert PolicyChanges.from_table(changes.to_table()) == changes
    assert PolicyChanges.from_table({}) == PolicyChanges()


@pytest.mark.parametrize(
    ("changes", "id_", "field"),
    [
        (PolicyChanges(switched_off=frozenset({"ABC"})), "policy.no_document", "switched_off"),
        (PolicyChanges(precedence=("POL",)), "policy.precedence", "precedence"),
        (
            PolicyChanges(precedence=("POL", "POL", "STD", "PRO", "CSP", "GEN")),
            "policy.precedence",
            "precedence",
        ),
        (PolicyChanges(figures={"POL-09.forward": FigureChange(1)}), "policy.no_figure", "figures"),
        (
            PolicyChanges(figures={"POL-09.acknowledge": FigureChange(8, Unit.HOURS)}),
            "policy.unit",
            "figures",
        ),
        (PolicyChanges(figures={"POL-09.acknowledge": FigureChange(0)}), "policy.amount", "figures"),
    ],
)
def test_changes_that_do_not_fit_are_refused(changes: PolicyChanges, id_: str, field: str) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        policies().with_overrides(changes)
    assert (refusal.value.message.id, refusal.value.field) == (id_, field)


@pytest.mark.parametrize(
    "stored",
    [{"figures": []}, {"figures": {"POL-09.acknowledge": {"amount": "two"}}}, {"switched_off": "STD"}],
)
def test_stored_changes_at_fault_are_refused(stored: dict[str, object]) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        PolicyChanges.from_table(stored)
    assert refusal.value.message.id == "policy.fault"


def test_the_version_changes_with_whatever_decides_a_deadline() -> None:
    changed = (
        PolicyChanges(figures={"POL-09.acknowledge": FigureChange(2)}),
        PolicyChanges(switched_off=frozenset({"STD"})),
        PolicyChanges(precedence=("STD", "POL", "PRO", "CSP", "GEN")),
    )
    versions = {policies().with_overrides(change).version for change in changed}
    assert len(versions | {policies().version}) == len(changed) + 1
    assert PolicyBook.from_tables(policy_tables()).version == policies().version
    assert policies().with_overrides(PolicyChanges()).version == policies().version


def test_what_is_not_there_is_said() -> None:
    for search in (lambda: policies().provision("POL-99"), lambda: policies().figure("POL-27.nothing")):
        with pytest.raises(NotFoundError):
            search()


# --- faults in the files ------------------------------------------------------


def acknowledge_row(tables: Tables) -> dict[str, Any]:
    """Return the row of POL-09, to be spoilt."""
    found: dict[str, Any] = next(row for row in tables["pol"]["provision"] if row["id"] == "POL-09")
    return found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("amount", 0),
        ("amount", "one"),
        ("amount", True),
        ("unit", "fortnights"),
        ("running", "wall_clock"),
        ("running", None),
        ("kind", "acknowledgement"),
        ("kinds", ["compliment"]),
        ("kinds", "complaint"),
        ("channels", ["pigeon"]),
        ("priorities", ["P5"]),
        ("promise", "yes"),
        ("starts", "soon"),
        ("lower", 3),
        ("ammount", 1),
    ],
)
def test_a_fault_in_a_target_is_named_with_file_and_provision(key: str, value: object) -> None:
    tables = policy_tables()
    acknowledge_row(tables)["target"][0][key] = value
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.id == "policy.fault"
    named = {name: refusal.value.message.params[name] for name in ("file", "provision", "key")}
    assert named == {"file": "pol.toml", "provision": "POL-09", "key": key}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", ""),
        ("text", None),
        ("how", []),
        ("how", ["X"]),
        ("nature", "law"),
        ("target", "none"),
        ("target", ["none"]),
        ("colour", "red"),
    ],
)
def test_a_fault_in_a_provision_is_named(key: str, value: object) -> None:
    tables = policy_tables()
    acknowledge_row(tables)[key] = value
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.params["provision"] == "POL-09"
    assert refusal.value.field == key


@pytest.mark.parametrize(
    ("key", "value"), [("running", "measured"), ("comparison", "about"), ("lower", 49), ("name", " ")]
)
def test_a_fault_in_a_figure_is_named(key: str, value: object) -> None:
    tables = policy_tables()
    row = next(row for row in tables["pro"]["provision"] if row["id"] == "PRO-3.1")
    row["figure"][1][key] = value
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.params["provision"] == "PRO-3.1"
    assert refusal.value.field == key


def test_a_row_that_stands_twice_is_named() -> None:
    tables = policy_tables()
    tables["pol"]["provision"].append(acknowledge_row(tables))
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.params == {"file": "pol.toml", "key": "POL-09"}


def test_a_row_of_another_document_is_named() -> None:
    tables = policy_tables()
    acknowledge_row(tables)["id"] = "STD-99"
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.params["provision"] == "STD-99"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("precedence", ["POL"]),
        ("precedence", ["POL", "POL", "STD", "PRO", "CSP", "GEN"]),
        ("priorities", {}),
        ("priorities", dict.fromkeys(CaseKind, "P9")),
        ("channel_sets", []),
        ("channel_sets", {"written": ["quill"], "ticket": []}),
        ("anything", 1),
    ],
)
def test_a_fault_in_how_the_documents_are_used_is_named(key: str, value: object) -> None:
    tables = policy_tables()
    tables["office"][key] = value
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert refusal.value.message.params["file"] == "office.toml"


@pytest.mark.parametrize(("key", "value"), [("in_force", "yesterday"), ("owner", 5), ("version", None)])
def test_a_fault_in_a_document_s_head_is_named(key: str, value: object) -> None:
    tables = policy_tables()
    tables["std"][key] = value
    with pytest.raises(FrontDeskError) as refusal:
        PolicyBook.from_tables(tables)
    assert (refusal.value.message.params["file"], refusal.value.field) == ("std.toml", key)
