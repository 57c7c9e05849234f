"""The list of cases: filtered, sorted, saved, printed."""
