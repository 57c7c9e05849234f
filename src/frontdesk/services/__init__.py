"""What users do: one function per operation, one transaction each.

Every operation takes a `Context` (who acts, at which desk, by which clock) and
keyword-only arguments, and returns frozen dataclasses; the window and the headless
commands call the same ones.
"""
