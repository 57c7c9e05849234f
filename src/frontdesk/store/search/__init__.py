"""Full-text search: one interface, and an implementation for each database."""

from frontdesk.store.connection import Dialect, OfficeDatabase
from frontdesk.store.search.index import Found, SearchEntry, SearchIndex
from frontdesk.store.search.postgresql import PostgresqlSearch
from frontdesk.store.search.sqlite import SqliteSearch

__all__ = ["Found", "SearchEntry", "SearchIndex", "search_index"]


def search_index(database: OfficeDatabase, dialect: Dialect) -> SearchIndex:
    """Return the search index of a database."""
    return SqliteSearch(database) if dialect is Dialect.SQLITE else PostgresqlSearch(database)
