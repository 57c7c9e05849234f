# playhouse (peewee 4.5) ships no types; what we use of its migration runner.
from datetime import datetime
from types import ModuleType
from typing import NamedTuple

from peewee import Database, Model
from playhouse.migrate import SchemaMigrator

class MigrationError(Exception): ...

class Migration(NamedTuple):
    idx: int
    name: str
    path: str | None
    applied: datetime | None

    @classmethod
    def load_directory(cls, directory: str) -> list[Migration]: ...
    def load(self) -> ModuleType: ...

class Runner:
    database: Database
    directory: str
    migrator: SchemaMigrator
    History: type[Model]

    def __init__(
        self, database: Database, directory: str = ..., table_name: str = ..., schema: str | None = ...
    ) -> None: ...
    def migrations(self) -> list[Migration]: ...
    def applied(self) -> dict[str, datetime]: ...
    def status(self) -> list[Migration]: ...
    def up(self, target: str | None = ..., fake: bool = ...) -> list[str]: ...
    def down(self, target: str | None = ...) -> list[str]: ...
