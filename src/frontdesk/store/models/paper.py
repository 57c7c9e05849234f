"""Correspondence: outgoing letters, postcards and e-mails, from draft to posted, and their printing."""

from __future__ import annotations

from peewee import SQL, AutoField, CharField, Expression, ForeignKeyField, IntegerField, Model, TextField

from frontdesk.store.fields import InstantField, JsonField
from frontdesk.store.models.files import Attachment, Blob
from frontdesk.store.models.matter import Case
from frontdesk.store.models.office import Staff
from frontdesk.store.models.people import Customer


class PrintJob(Model):
    """Letters that were printed in one go."""

    id = AutoField()
    made = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    desk = TextField(default="")
    printer = TextField(default="")  # empty: made as a PDF, printed by whoever made it
    spool_id = TextField(default="")  # what the system calls the job
    title = TextField(default="")
    state = CharField()
    sheets = IntegerField(default=0)
    sheets_done = IntegerField(default=0)  # as the spooler reports them
    detail = TextField(default="")  # why a printer stopped, as a message
    ended = InstantField(null=True)

    class Meta:
        table_name = "print_jobs"
        indexes = ((("state", "made"), False),)


class Correspondence(Model):
    """One outgoing letter, postcard or e-mail; printed is not posted."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    kind = CharField()  # acknowledgement …
    way = CharField()  # letter, postcard, email
    layout = CharField(default="")  # empty: the office's
    language = CharField(default="")
    formality = CharField(default="")  # empty: the office's
    state = CharField()
    context = JsonField()  # the facts it was written from; a postcard's text takes none of the case's content
    subject = TextField(default="")
    text = JsonField(null=True)  # what a person wrote or changed; NULL: as the template says
    template = IntegerField(null=True)  # the letter_templates row it was made from; NULL: the ready-made one
    template_version = TextField(default="")  # which text of the template it was; stays readable
    enclosures = JsonField(default=())
    settles = CharField(default="")  # what its posting ends
    created = InstantField()
    written_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    approved = InstantField(null=True)
    approved_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    problem = JsonField(null=True)  # why it could not be printed when it was last tried, a message
    print_job = ForeignKeyField(PrintJob, null=True, on_delete="RESTRICT")  # the last one it was part of
    printed = InstantField(null=True)
    document = ForeignKeyField(Attachment, null=True, on_delete="RESTRICT")  # the PDF as it was printed
    envelope = IntegerField(null=True)  # letters of one envelope carry the same number
    posted = InstantField(null=True)  # an e-mail: sent
    posted_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    service = CharField(default="")
    registered_number = TextField(default="")
    version = IntegerField(default=1)  # counts changes: two desks on one letter notice each other

    class Meta:
        table_name = "correspondence"
        indexes = (
            (("state", "created", "id"), False),
            (("case", "created"), False),
            (("posted", "id"), False),
        )

    @classmethod
    def may_wait(cls) -> Expression:
        """Return the condition of the index of what waits, in its own words: else it is not used."""
        return (cls.state != SQL("'cancelled'")) & (cls.state != SQL("'posted'"))


Correspondence.add_index(
    Correspondence.index(
        Correspondence.state,
        Correspondence.created,
        Correspondence.id,
        name="correspondence_waiting",
        where=SQL("state <> 'cancelled' AND state <> 'posted'"),
    )
)


class PrintJobItem(Model):
    """One letter of a print job: on which sheets it is, counted from 1, and its PDF as it was drawn."""

    id = AutoField()
    job = ForeignKeyField(PrintJob, on_delete="CASCADE")
    correspondence = ForeignKeyField(Correspondence, on_delete="CASCADE")
    position = IntegerField()
    first_sheet = IntegerField(default=0)
    sheets = IntegerField(default=0)
    blob = ForeignKeyField(Blob, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "print_job_items"
        indexes = ((("job", "position"), True),)
