from typing import Any

def readOne(stream: str) -> Any: ...  # noqa: ANN401  its objects have what the file says
