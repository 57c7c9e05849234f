"""The tables as they are now. Migrations never import this package: they keep frozen copies.

Models are bound to no database: every query is executed on the connection of
the store it is given (`query.execute(store.database)`), so that nothing global
says which office is open. No row of these leaves the services.
"""

from frontdesk.store.models.contact import Call, Interaction, MailItem, Visit
from frontdesk.store.models.files import Attachment, Blob
from frontdesk.store.models.letters import LetterImage, LetterTemplate
from frontdesk.store.models.lifecycle import (
    Answer,
    Callback,
    Deadline,
    Extension,
    Note,
    Referral,
)
from frontdesk.store.models.log import Event, EventHead
from frontdesk.store.models.matter import Case, CaseLink, Counter
from frontdesk.store.models.office import Closure, Department, HolidayOff, Setting, Staff
from frontdesk.store.models.paper import Correspondence, PrintJob, PrintJobItem
from frontdesk.store.models.people import Address, Customer, Email, Phone
from frontdesk.store.models.searching import SearchDocument
from frontdesk.store.models.view import SavedView

# In the order in which rows are copied: what is pointed to comes before what points.
ALL = (
    Setting,
    Department,
    Staff,
    HolidayOff,
    Closure,
    Customer,
    Phone,
    Email,
    Address,
    Case,
    CaseLink,
    Counter,
    Interaction,
    Visit,
    Call,
    MailItem,
    Deadline,
    Referral,
    Extension,
    Answer,
    Callback,
    Note,
    Blob,
    Attachment,
    LetterTemplate,
    LetterImage,
    PrintJob,
    Correspondence,
    PrintJobItem,
    Event,
    EventHead,
    SearchDocument,
    SavedView,
)

__all__ = [
    "ALL",
    "Address",
    "Answer",
    "Attachment",
    "Blob",
    "Call",
    "Callback",
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
    "SavedView",
    "SearchDocument",
    "Setting",
    "Staff",
    "Visit",
]
