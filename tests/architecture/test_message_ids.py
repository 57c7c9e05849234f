"""Whatever the code says by id, the catalogue has words for."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

from tests.architecture.sources import ROOT, sources

SAYS = re.compile(r"(^|\.)(message|Message|\w*Error|text)$")
MESSAGE_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")


def test_every_message_id_in_the_code_has_english_words() -> None:
    known = english_ids()
    missing = [f"{where} {id_}" for where, id_ in ids_in_the_code() if id_ not in known]
    assert not missing


def ids_in_the_code() -> Iterator[tuple[str, str]]:
    """Yield the message ids written out in calls such as `message("say.referred", …)`."""
    for source in sources("src"):
        for callee, call in source.calls():
            first = call.args[0] if call.args else None
            if (
                SAYS.search(callee)
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and MESSAGE_ID.fullmatch(first.value)
            ):
                yield f"{source.name}:{call.lineno}", first.value


def english_ids() -> frozenset[str]:
    """Return every id of the English catalogue."""
    files = (ROOT / "resources" / "translations" / "en").glob("*.toml")
    return frozenset(id_ for file in files for id_ in tomllib.loads(file.read_text(encoding="utf-8")))
