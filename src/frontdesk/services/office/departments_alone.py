"""Which cases were given to a department and to nobody in it."""

from __future__ import annotations

from collections.abc import Collection

from frontdesk.services.quick import quick_rows
from frontdesk.store.store import Store

# The owner may be there already: whoever wrote the case down, in another department.
_ALONE = """
SELECT c.id FROM cases c JOIN staff s ON s.id = c.owner_id
WHERE c.id IN ({ids}) AND c.department_id IS NOT NULL AND COALESCE(s.department_id, 0) <> c.department_id
  AND (SELECT r.staff_id IS NULL AND r.department_id = c.department_id FROM referrals r
       WHERE r.case_id = c.id ORDER BY r.at DESC, r.id DESC LIMIT 1)
"""


def with_departments_alone(store: Store, cases: Collection[int]) -> frozenset[int]:
    """Return which of these cases are with a department alone: there is nobody to name (POL-10)."""
    if not cases:
        return frozenset()
    ids = ", ".join(f"{case:d}" for case in cases)
    return frozenset(id_ for (id_,) in quick_rows(store, _ALONE.format(ids=ids)))
