"""The policy book: all documents, which of them are in force, and which wins where they disagree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CaseKind, Channel, Priority
from frontdesk.domain.policy_changes import PolicyChanges, changed_policy
from frontdesk.domain.policy_table import ChannelSets, read_policy
from frontdesk.domain.provisions import Figure, Policy, Provision, Target
from frontdesk.domain.table import Table

_OFFICE = "office"
_Case = tuple[CaseKind, Channel | None, Priority]


@dataclass(frozen=True, slots=True)
class PolicyBook:
    """The documents with the office's changes.

    `precedence` names documents, the winner first; those `switched_off` set no
    deadlines. `version` stays the same as long as nothing that decides a
    deadline or a report does.
    """

    policies: tuple[Policy, ...]
    precedence: tuple[str, ...]
    priorities: Mapping[CaseKind, Priority]
    channel_sets: ChannelSets
    switched_off: frozenset[str] = frozenset()
    _provisions: Mapping[str, Provision] = field(init=False, repr=False, compare=False)
    _targets: tuple[Target, ...] = field(init=False, repr=False, compare=False)
    _version: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    _chosen: dict[_Case, tuple[Target, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        in_order = sorted(self.in_force(), key=lambda policy: self.rank(policy.document))
        rows = {row.id: row for policy in self.policies for row in policy.provisions}
        targets = tuple(target for policy in in_order for row in policy.provisions for target in row.targets)
        object.__setattr__(self, "_provisions", rows)
        object.__setattr__(self, "_targets", targets)

    @classmethod
    def from_tables(cls, tables: Mapping[str, Mapping[str, object]]) -> PolicyBook:
        """Return the book of loaded policy files by stem ("pol", "std" …; "office" says how they are used).

        Raises `FrontDeskError` that names file, provision and key at fault.
        """
        office = Table(f"{_OFFICE}.toml", "", tables.get(_OFFICE, {}))
        sets = _channel_sets(office)
        policies = tuple(
            read_policy(f"{stem}.toml", table, sets) for stem, table in tables.items() if stem != _OFFICE
        )
        _refuse_twice(policies)
        precedence = office.names("precedence")
        if sorted(precedence) != sorted(policy.document for policy in policies):
            raise office.fault("precedence", ", ".join(precedence))
        book = cls(policies, precedence, _priorities(office), sets)
        office.close()
        return book

    @property
    def version(self) -> str:
        """What stays the same as long as nothing does that decides a deadline; worked out when asked."""
        if not self._version:
            self._version.append(self._digest())
        return self._version[0]

    def in_force(self) -> tuple[Policy, ...]:
        """Return the documents that the office has not switched off."""
        return tuple(policy for policy in self.policies if policy.document not in self.switched_off)

    def rank(self, document: str) -> int:
        """Return the place of a document ("POL") or of a provision's document, 0 for the first to win."""
        return self.precedence.index(document.partition("-")[0])

    def provision(self, id_: str) -> Provision:
        """Return a provision, in force or not. Raises `NotFoundError`."""
        found = self._provisions.get(id_)
        if found is None:
            raise NotFoundError("policy.no_provision", field="provision", provision=id_)
        return found

    def figure(self, key: str) -> Figure:
        """Return a figure by its key, "STD-10.csat". Raises `NotFoundError`."""
        id_, _, name = key.rpartition(".")
        for figure in self.provision(id_).figures:
            if figure.name == name:
                return figure
        raise NotFoundError("policy.no_figure", field="figures", figure=key)

    def targets(self) -> tuple[Target, ...]:
        """Return the targets of all documents in force, those of the winning document first."""
        return self._targets

    def targets_for(self, kind: CaseKind, channel: Channel | None, priority: Priority) -> tuple[Target, ...]:
        """Return the targets that a case is subject to, those of the winning document first.

        None stands for a channel whose clocks do not run.
        """
        key = (kind, channel, priority)
        if key not in self._chosen:
            self._chosen[key] = tuple(target for target in self._targets if target.applies(*key))
        return self._chosen[key]

    def default_priority(self, kind: CaseKind) -> Priority:
        """Return the priority of a case if nobody says otherwise."""
        return self.priorities[kind]

    def with_overrides(self, changes: PolicyChanges) -> PolicyBook:
        """Return the book as the office changed it.

        Raises `FrontDeskError` for a document or figure that there is none of,
        and for a unit that the chosen clock does not count in.
        """
        documents = {policy.document for policy in self.policies}
        precedence = changes.precedence or self.precedence
        if sorted(precedence) != sorted(documents):
            raise FrontDeskError(
                "policy.precedence", field="precedence", documents=", ".join(sorted(documents))
            )
        if not changes.switched_off <= documents:
            unknown = ", ".join(sorted(changes.switched_off - documents))
            raise FrontDeskError("policy.no_document", field="switched_off", document=unknown)
        unused = set(changes.figures) - {row.key for row in self._changeable()}
        if unused:
            raise NotFoundError("policy.no_figure", field="figures", figure=", ".join(sorted(unused)))
        policies = tuple(changed_policy(policy, changes.figures) for policy in self.policies)
        return replace(self, policies=policies, precedence=precedence, switched_off=changes.switched_off)

    def _changeable(self) -> Iterator[Target | Figure]:
        for row in self._provisions.values():
            yield from row.targets
            yield from row.figures

    def _digest(self) -> str:
        parts = [
            repr(self.precedence),
            repr(sorted(self.switched_off)),
            repr(sorted(self.priorities.items())),
        ]
        parts += [f"{policy.document} {policy.version}" for policy in self.policies]
        parts += [_plain(row) for row in self._changeable()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _plain(row: Target | Figure) -> str:
    """Return everything about a row as text that is the same in every run (sets have no order)."""
    values = (getattr(row, name) for name in row.__dataclass_fields__)
    return repr([sorted(value) if isinstance(value, frozenset) else value for value in values])


def _refuse_twice(policies: tuple[Policy, ...]) -> None:
    seen: set[str] = set()
    for policy in policies:
        for row in policy.provisions:
            for key in (
                row.id,
                *(target.key for target in row.targets),
                *(figure.key for figure in row.figures),
            ):
                if key in seen:
                    raise FrontDeskError("policy.twice", file=f"{policy.document.lower()}.toml", key=key)
                seen.add(key)


def _channel_sets(office: Table) -> dict[str, frozenset[Channel]]:
    sets = office.take("channel_sets")
    if not isinstance(sets, Mapping):
        raise office.fault("channel_sets", sets)
    table = Table(office.file, "", sets)
    return {name: table.choices(name, Channel) for name in sets}


def _priorities(office: Table) -> dict[CaseKind, Priority]:
    given = office.take("priorities")
    if not isinstance(given, Mapping) or set(given) != set(CaseKind):
        raise office.fault("priorities", given)
    table = Table(office.file, "", given)
    return {kind: table.choice(kind, Priority) for kind in CaseKind}
