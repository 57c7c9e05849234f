"""The tables as they are now. Migrations never import this package: they keep frozen copies.

Models are bound to no database: every query is executed on the connection of
the store it is given (`query.execute(store.database)`), so that nothing global
says which office is open. No row of these leaves the services.

A model is made when it is first asked for: to show Today takes only a few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peewee import Model

    from frontdesk.store.models.book import Suggestion
    from frontdesk.store.models.callbacks import Callback, CallbackAttempt, CallbackSeries
    from frontdesk.store.models.contact import Call, Interaction, MailItem, Visit
    from frontdesk.store.models.files import Attachment, Blob
    from frontdesk.store.models.letters import LetterImage, LetterTemplate
    from frontdesk.store.models.lifecycle import (
        Answer,
        Deadline,
        Extension,
        Note,
        Referral,
    )
    from frontdesk.store.models.log import Event, EventHead
    from frontdesk.store.models.matter import Case, CaseLink, Counter
    from frontdesk.store.models.office import Absence, Closure, Department, HolidayOff, Setting, Staff
    from frontdesk.store.models.paper import Correspondence, PrintJob, PrintJobItem
    from frontdesk.store.models.people import Address, Customer, Email, Phone
    from frontdesk.store.models.reminding import Reminder
    from frontdesk.store.models.searching import SearchDocument
    from frontdesk.store.models.suggestions import (
        SuggestionCase,
        SuggestionComment,
        SuggestionEvent,
        SuggestionReply,
        SuggestionSupporter,
        SuggestionTelling,
        SuggestionWord,
    )
    from frontdesk.store.models.view import SavedView

    ALL: tuple[type[Model], ...]

# Each with its file and its table, in the order in which rows are copied: what is pointed to comes before
# what points.
_PLACES = {
    "Setting": ("office", "settings"),
    "Department": ("office", "departments"),
    "Staff": ("office", "staff"),
    "Absence": ("office", "absences"),
    "HolidayOff": ("office", "holidays_off"),
    "Closure": ("office", "closures"),
    "Customer": ("people", "customers"),
    "Phone": ("people", "phones"),
    "Email": ("people", "emails"),
    "Address": ("people", "addresses"),
    "Case": ("matter", "cases"),
    "CaseLink": ("matter", "case_links"),
    "Counter": ("matter", "counters"),
    "Interaction": ("contact", "interactions"),
    "Visit": ("contact", "visits"),
    "Call": ("contact", "calls"),
    "MailItem": ("contact", "mail_items"),
    "Suggestion": ("book", "suggestions"),
    "Deadline": ("lifecycle", "deadlines"),
    "Reminder": ("reminding", "reminders"),
    "Referral": ("lifecycle", "referrals"),
    "Extension": ("lifecycle", "extensions"),
    "Answer": ("lifecycle", "answers"),
    "CallbackSeries": ("callbacks", "callback_series"),
    "Callback": ("callbacks", "callbacks"),
    "CallbackAttempt": ("callbacks", "callback_attempts"),
    "Note": ("lifecycle", "notes"),
    "Blob": ("files", "blobs"),
    "Attachment": ("files", "attachments"),
    "LetterTemplate": ("letters", "letter_templates"),
    "LetterImage": ("letters", "letter_images"),
    "PrintJob": ("paper", "print_jobs"),
    "Correspondence": ("paper", "correspondence"),
    "PrintJobItem": ("paper", "print_job_items"),
    "SuggestionSupporter": ("suggestions", "suggestion_supporters"),
    "SuggestionComment": ("suggestions", "suggestion_comments"),
    "SuggestionReply": ("suggestions", "suggestion_replies"),
    "SuggestionCase": ("suggestions", "suggestion_cases"),
    "SuggestionTelling": ("suggestions", "suggestion_tellings"),
    "SuggestionWord": ("suggestions", "suggestion_words"),
    "SuggestionEvent": ("suggestions", "suggestion_events"),
    "Event": ("log", "events"),
    "EventHead": ("log", "event_head"),
    "SearchDocument": ("searching", "search_documents"),
    "SavedView": ("view", "saved_views"),
}

TABLES = frozenset(table for _, table in _PLACES.values())
"""The names of all tables, known without making a model."""

__all__ = [
    "ALL",
    "TABLES",
    "Absence",
    "Address",
    "Answer",
    "Attachment",
    "Blob",
    "Call",
    "Callback",
    "CallbackAttempt",
    "CallbackSeries",
    "Case",
    "CaseLink",
    "Closure",
    "Correspondence",
    "Counter",
    "Customer",
    "Deadline",
    "Department",
    "Email",
    "Event",
    "EventHead",
    "Extension",
    "HolidayOff",
    "Interaction",
    "LetterImage",
    "LetterTemplate",
    "MailItem",
    "Note",
    "Phone",
    "PrintJob",
    "PrintJobItem",
    "Referral",
    "Reminder",
    "SavedView",
    "SearchDocument",
    "Setting",
    "Staff",
    "Suggestion",
    "SuggestionCase",
    "SuggestionComment",
    "SuggestionEvent",
    "SuggestionReply",
    "SuggestionSupporter",
    "SuggestionTelling",
    "SuggestionWord",
    "Visit",
]


def __getattr__(name: str) -> object:
    found: object
    if name == "ALL":
        found = tuple(_model(each) for each in _PLACES)
    elif name in _PLACES:
        found = _model(name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def _model(name: str) -> object:
    file, _ = _PLACES[name]
    return getattr(import_module(f"{__name__}.{file}"), name)
