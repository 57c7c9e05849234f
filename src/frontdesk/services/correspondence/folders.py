"""Letters and e-mails as files in a folder, for whoever prints and sends them without the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.emails import email_file
from frontdesk.services.correspondence.files import made_folder, write_whole
from frontdesk.services.correspondence.jobs import make_job
from frontdesk.services.correspondence.mailroom import MailroomFilter, MailroomGroup, mailroom
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.papers import paper_batches
from frontdesk.services.correspondence.printing import to_be_printed
from frontdesk.services.correspondence.record import read_letter
from frontdesk.services.correspondence.spooling import mark_printed
from frontdesk.services.correspondence.waiting import problem_of


@dataclass(frozen=True, slots=True)
class Filed:
    """Something in a folder: of which case, by which way, in which file."""

    case: str
    way: Way
    file: Path


@dataclass(frozen=True, slots=True)
class Folder:
    """What was written into a folder, and what was not."""

    files: tuple[Filed, ...]
    refused: tuple[Refused, ...] = ()

    def __add__(self, other: Folder) -> Folder:
        return Folder(self.files + other.files, self.refused + other.refused)


def print_batches(ctx: Context, *, out: Path) -> Done[Folder]:
    """Write what waits into one PDF for each paper, and mark it printed: who asks for it prints it.

    Each letter's own PDF is kept with its case. Raises `FrontDeskError` (field "out") for a folder that
    cannot be written to; what was printed before stays printed.
    """
    ids, nameless = _ready(ctx)
    day = ctx.clock.now().strftime("%Y-%m-%d-%H%M%S")
    folder, changes = Folder((), nameless), Changes()
    for number, batch in enumerate(paper_batches(ctx, ids=ids), start=1):
        file = made_folder(out) / f"{batch.way}s-{day}-{number}.pdf"
        try:
            job = make_job(ctx, ids=batch.ids, out=file, title=file.name).result
        except FrontDeskError as error:
            if error.field != "letter":
                raise
            folder += Folder((), tuple(_why_not(ctx, batch.ids)))
            continue
        changes |= mark_printed(ctx, job=job.id).changes
        files = (Filed(read_letter(ctx, id=each.id).case, batch.way, file) for each in job.batch.placed)
        folder += Folder(tuple(files), job.batch.refused)
    return Done(folder, changes)


def write_emails(ctx: Context, *, out: Path) -> Folder:
    """Write the e-mails that wait as files that mail programs open; nothing is marked by it.

    Raises `FrontDeskError` (field "out") for a folder that cannot be written to.
    """
    files: list[Filed] = []
    refused: list[Refused] = []
    for id_ in mailroom(ctx, which=MailroomFilter(group=MailroomGroup.TO_SEND)).ids:
        try:
            data = email_file(ctx, id=id_)
        except StoreError:
            raise
        except FrontDeskError as error:
            refused.append(refusal(ctx, id_, error))
            continue
        letter = read_letter(ctx, id=id_)
        file = made_folder(out) / f"email-{letter.case or f'customer-{letter.customer}'}-{id_}.eml"
        write_whole(file, data)
        files.append(Filed(letter.case, Way.EMAIL, file))
    return Folder(tuple(files), tuple(refused))


def _ready(ctx: Context) -> tuple[list[int], tuple[Refused, ...]]:
    """Return what can be printed, and the acknowledgements that have nobody to name yet (POL-10)."""
    ready: list[int] = []
    nameless: list[Refused] = []
    for id_ in to_be_printed(ctx.store):
        letter = read_letter(ctx, id=id_)
        missing = problem_of(ctx, letter) if letter.state is CorrespondenceState.DRAFT else None
        if missing is None:
            ready.append(id_)
        else:
            nameless.append(Refused(id_, letter.name, missing, "letter"))
    return ready, tuple(nameless)


def _why_not(ctx: Context, ids: tuple[int, ...]) -> Iterator[Refused]:
    """Yield why none of these could be printed: it stands on each."""
    for id_ in ids:
        problem = read_letter(ctx, id=id_).problem
        if problem is not None:
            yield refusal(ctx, id_, FrontDeskError(problem.id, field="letter", **problem.params))
