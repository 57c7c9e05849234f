"""1,000 letters in one PDF, beside ReportLab's bare canvas drawing the same lines.

The floor is given the finished lines with their places and only draws them, with the same
fonts and with shaping; we begin with the cases and fill, break, check and draw.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from frontdesk.documents.content import LetterContent, Recipient, Sender, Signatory
from frontdesk.documents.layouts.geometry import points
from frontdesk.documents.letters.letter import write_letters
from frontdesk.documents.letters.pages import LetterComposer
from frontdesk.documents.pdf.items import Page
from frontdesk.documents.templates.contexts import Acknowledgement
from frontdesk.documents.templates.filling import fill
from frontdesk.documents.text.fonts import system_fonts
from frontdesk.documents.text.style import Weight
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.kinds import CaseKind, Formality, LetterKind, Way
from frontdesk.paths import resources

LETTERS = 1_000
MANY = 10_000
ROUNDS = 3
_FORENAMES = ("Ada", "Boris", "Chloé", "Dmitri", "Ève", "Farid", "Greta", "Hugo", "Ingrid", "João")
_SURNAMES = ("Quill", "Marsh", "Øster", "Pike", "Tatton", "Váva", "Wren", "Alder", "Brook", "Fell")
_SENDER = Sender(
    "Riverside Housing Office",
    ("1200 Harbor Street", "Albany, NY 12207"),
    "(518) 555-0142",
    "hello@riverside.example",
)


def contents(count: int) -> Iterator[LetterContent]:
    """Yield acknowledgement letters as the program fills them, each to somebody else."""
    for number in range(count):
        name = f"{_FORENAMES[number % 10]} {_SURNAMES[number // 10 % 10]}-{number}"
        reference = f"26-{number:05d}-{number % 10}"
        text = fill(
            LetterKind.ACKNOWLEDGEMENT,
            Way.LETTER,
            "en-US",
            Formality.FORMAL,
            Acknowledgement(
                kind=tuple(CaseKind)[number % 3],
                reference=reference,
                received=date(2026, 11, 20),
                person="Maria Sandoval",
                department="Billing",
                answer_by=date(2026, 12, 3),
                office=_SENDER.name,
                customer=name,
                phone=_SENDER.phone,
            ),
        )
        yield LetterContent(
            layout="us_number_10",
            language="en",
            sender=_SENDER,
            recipient=Recipient((name, f"{number} Evergreen Terrace", "Springfield, IL 62704")),
            date="November 23, 2026",
            reference=reference,
            subject=text.subject,
            paragraphs=text.paragraphs,
            closing=text.closing,
            signatory=Signatory("Maria Sandoval", "Billing"),
        )


def ours(count: int) -> None:
    """Write the letters with a typesetter that has seen none of them."""
    write_letters(contents(count), BytesIO(), typesetter=Typesetter(system_fonts()))


def bare(pages: list[Page], *, shaping: bool) -> None:
    """Draw the same lines at the same places with ReportLab alone, compressed as ours are."""
    rl_config.useA85 = 0
    canvas = Canvas(BytesIO(), pageCompression=1, invariant=1)
    for page in pages:
        canvas.setPageSize((points(page.width), points(page.height)))
        for placed in page.lines:
            style = placed.line.style
            canvas.setFont(style.weight.value, style.size)
            canvas.setFillColor(style.colour)
            canvas.drawString(
                points(placed.left),
                points(page.height - placed.baseline),
                placed.line.text,
                shaping=shaping,
            )
        canvas.showPage()
    canvas.save()


def measure(count: int = LETTERS) -> dict[str, float]:
    """Return letters per second of the floor and of ours, and their ratio; the best of three each.

    `unshaped_rate` is ReportLab without shaping, which draws no accent or script right that
    needs it: for information, no floor.
    """
    _register_fonts()
    composer = LetterComposer(Typesetter(system_fonts()))
    pages = [page for content in contents(count) for page in composer.pages(content)]
    works: dict[str, Callable[[], None]] = {
        "floor_rate": lambda: bare(pages, shaping=True),
        "our_rate": lambda: ours(count),
        "unshaped_rate": lambda: bare(pages, shaping=False),
    }
    rates = dict.fromkeys(works, 0.0)
    for _ in range(ROUNDS):  # in turns, so that a busy moment of the machine meets all of them
        for name, work in works.items():
            rates[name] = max(rates[name], count / _seconds(work))
    return {**rates, "ratio": rates["our_rate"] / rates["floor_rate"]}


def peaks() -> tuple[float, float]:
    """Return the peak memory (MB) of writing 1,000 letters, and of 10,000, each in a process of its own."""
    small, large = (_peak(count) for count in (LETTERS, MANY))
    return small, large


def _peak(count: int) -> float:
    command = [sys.executable, "-m", "tests.bench.letters", "--write", str(count)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(run.stdout)


def _write_and_tell_peak(count: int) -> None:
    with tempfile.TemporaryFile() as sink:
        write_letters(contents(count), sink)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _register_fonts() -> None:
    for weight in Weight:
        name = "SemiBold" if weight is Weight.SEMIBOLD else weight.value.capitalize()
        path = resources() / "fonts" / f"Inter-{name}.ttf"
        pdfmetrics.registerFont(TTFont(weight.value, str(path)))


def _seconds(work: Callable[[], None]) -> float:
    # Processor time: what other programs do meanwhile is not ours to measure.
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        _write_and_tell_peak(int(sys.argv[2]))
    else:
        for name, value in measure().items():
            print(f"{name:>14} {value:10.2f}")
