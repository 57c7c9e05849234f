"""One row of the table of budgets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, beside its own floor in the same run."""

    what: str
    floor: float | None  # None: there is no floor, `ours` itself is the budget's figure
    ours: float
    unit: str
    budget: float
    at_least: bool = False  # the budget is a least ratio (rates), not a most
    most: float | None = None  # beside the ratio, a most in the row's unit

    @property
    def ratio(self) -> float | None:
        """Ours over its floor."""
        return None if self.floor is None else self.ours / self.floor

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        if self.ratio is None:
            return self.ours < self.budget
        held = self.ratio >= self.budget if self.at_least else self.ratio <= self.budget
        return held and (self.most is None or self.ours < self.most)

    @property
    def budget_text(self) -> str:
        """The budget as it stands in the design."""
        if self.floor is None:
            return f"< {self.budget:g} {self.unit}"
        text = f"{'≥' if self.at_least else '≤'} {self.budget:g} ×"
        return text if self.most is None else f"{text}, < {self.most:g} {self.unit}"
