"""Pictures that people choose: drawn right, or refused with the reason and the field."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from frontdesk.documents.content import Letterhead
from frontdesk.documents.layouts.layout import letter_layout
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.pictures.files import check_picture
from frontdesk.documents.pictures.plain_copy import plain_copy
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import RED, SVG, by, encoded, huge_png, png, svg
from tests.unit.documents.paper import letter, refusal_of
from tests.unit.documents.rendered import colour_at

HEAD = letter_layout("a4_plain").letterhead
GREEN = (20, 140, 60)


def drawn(logo: bytes) -> bytes:
    return letters_pdf([letter(layout="a4_plain", letterhead=Letterhead(logo=logo))])


def near(found: tuple[int, int, int], wanted: tuple[int, int, int], tolerance: int = 14) -> bool:
    return all(abs(one - other) <= tolerance for one, other in zip(found, wanted, strict=True))


def corner(logo: bytes) -> tuple[int, int, int]:
    """Return the colour near the logo's upper right corner, as a reader shows it."""
    return colour_at(drawn(logo), HEAD.right - 1.5, HEAD.top + 1.5)


def palette_with_transparency() -> bytes:
    image = Image.new("P", (300, 100), 1)
    image.putpalette([0, 0, 0, *RED])
    return encoded(image, transparency=0)


def turned_by_its_camera() -> bytes:
    """A photograph that lies on its side and says so: upright, green is on the right."""
    image = Image.new("RGB", (100, 300), RED)
    image.paste(GREEN, (0, 0, 100, 150))
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(image, "JPEG", exif=exif, quality=95)


@pytest.mark.parametrize(
    ("logo", "colour"),
    [
        (png(), RED),
        (png(mode="RGBA", colour=(*RED, 255)), RED),
        (png(mode="RGBA", colour=(*RED, 0)), (255, 255, 255)),
        (png(mode="RGBA", colour=(0, 0, 0, 128)), (127, 127, 127)),
        (png(mode="L", colour=90), (90, 90, 90)),
        (png(mode="LA", colour=(90, 255)), (90, 90, 90)),
        (png(mode="1", colour=0), (0, 0, 0)),
        (png(mode="I;16", colour=90 * 257), (90, 90, 90)),
        (palette_with_transparency(), RED),
        (encoded(Image.new("RGB", (300, 100), RED), "JPEG", quality=95), RED),
        (encoded(Image.new("L", (300, 100), 90), "JPEG"), (90, 90, 90)),
        (encoded(Image.new("CMYK", (300, 100), (0, 255, 255, 0)), "JPEG", quality=95), (255, 0, 0)),
        (turned_by_its_camera(), GREEN),
    ],
    ids=[
        *("rgb", "rgba", "clear", "half", "grey", "grey_alpha", "bits", "16_bit", "palette"),
        *("jpeg", "grey_jpeg", "cmyk", "turned"),
    ],
)
def test_every_kind_of_picture_has_its_colours(logo: bytes, colour: tuple[int, int, int]) -> None:
    assert near(corner(logo), colour), corner(logo)


def test_a_colour_profile_that_is_none_does_not_spoil_a_picture_of_ink() -> None:
    logo = encoded(Image.new("CMYK", (300, 100), (0, 255, 255, 0)), "JPEG", icc_profile=b"no profile")
    assert near(corner(logo), (255, 0, 0))
    rgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    logo = encoded(Image.new("CMYK", (300, 100), (0, 255, 255, 0)), "JPEG", icc_profile=rgb)
    assert near(corner(logo), (255, 0, 0))


def test_a_vector_logo_stays_lines_with_its_gradient_and_transparency() -> None:
    pdf = drawn(SVG)
    assert b"/Subtype /Image" not in pdf
    width = 70.0
    left, unit = HEAD.right - width, width / 240
    first, last = (colour_at(pdf, left + x * unit, HEAD.top + 70 * unit) for x in (10, 70))
    assert near(first, (0, 165, 119), 30)
    assert near(last, (0, 72, 104), 30)
    inside = colour_at(pdf, left + 40 * unit, HEAD.top + 45 * unit)
    assert all(channel > 110 for channel in inside)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"not a picture at all", "picture.unknown_kind"),
        (b"GIF89a" + b"\0" * 50, "picture.unknown_kind"),
        (b"%PDF-1.7", "picture.unknown_kind"),
        (png()[:-30], "picture.damaged"),
        (encoded(Image.effect_noise((300, 300), 90), "JPEG")[:2000], "picture.damaged"),
        (b"\x89PNG\r\n\x1a\n", "picture.damaged"),
        (b"\xff\xd8\xff\xe0", "picture.damaged"),
        (huge_png(20_000, 10_000), "picture.too_many_dots"),
        (huge_png(200_000, 200_000), "picture.too_many_dots"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 10_000_000, "picture.file_too_large"),
        (svg("<text>Riverside</text>"), "picture.drawing_text"),
        (svg('<image href="file:///etc/passwd"/>'), "picture.drawing_part"),
        (svg('<use href="http://example.org/a.svg#b"/>'), "picture.drawing_part"),
        (svg('<rect filter="url(#f)" width="5" height="5"/>'), "picture.drawing_part"),
        (svg('<rect style="mask : url(#m)" width="5" height="5"/>'), "picture.drawing_part"),
        (svg("<script>alert(1)</script>"), "picture.drawing_part"),
        (svg("<foreignObject/>"), "picture.drawing_part"),
        (svg("<pattern/>"), "picture.drawing_part"),
        (svg("<rect"), "picture.damaged"),
        (svg('<rect width="1"/>', attributes='width="0" height="0"'), "picture.damaged"),
        (svg('<g id="a"><use href="#a"/></g>'), "picture.drawing_too_large"),
        (svg("<path/>" * 30_000), "picture.drawing_too_large"),
        (svg("", before='<!DOCTYPE svg [<!ENTITY a "aaaa">]>'), "picture.drawing_part"),
        (svg("", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "picture.drawing_part"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        check_picture(data, field="logo")
    assert refusal.value.message.id == why
    assert refusal.value.field == "logo"


def test_a_drawing_that_multiplies_itself_is_refused_before_it_grows() -> None:
    layers = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 12 + "</g>" for n in range(1, 12))
    data = svg(f'<defs><g id="g0"><rect width="1" height="1"/></g>{layers}</defs><use href="#g11"/>')
    with pytest.raises(FrontDeskError, match=r"picture\.drawing_too_large"):
        check_picture(data)


def test_no_picture_is_nothing_to_refuse() -> None:
    check_picture(b"")


def test_a_picture_finer_than_any_printer_does_not_swell_the_letter() -> None:
    noise = Image.effect_noise((3000, 1000), 60).convert("RGB")
    assert len(drawn(encoded(noise, "JPEG", quality=95))) < 1_500_000


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert drawn(SVG) == drawn(SVG)
    assert drawn(png()) == drawn(png())


def test_a_picture_of_few_dots_is_not_blown_up() -> None:
    pdf = drawn(png((60, 20)))
    assert colour_at(pdf, HEAD.right - 5, HEAD.top + 1.5) == RED
    assert colour_at(pdf, HEAD.right - 15, HEAD.top + 1.5) == (255, 255, 255)


KINDS = (
    "picture.damaged",
    "picture.unknown_kind",
    "picture.too_many_dots",
    "picture.drawing_part",
    "picture.drawing_text",
)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg ", b"<svg>"])
)
def test_any_bytes_are_refused_not_suffered(tail: bytes, head: bytes) -> None:
    assert refusal_of(lambda: check_picture(head + tail)) in (*KINDS, "" if not head + tail else KINDS[0])


@given(st.integers(0, 900), st.integers(0, 255))
def test_a_picture_with_one_wrong_byte_is_drawn_or_refused(position: int, value: int) -> None:
    data = bytearray(encoded(Image.effect_noise((40, 40), 50).convert("RGB"), "JPEG"))
    data[position % len(data)] = value
    assert refusal_of(lambda: check_picture(bytes(data))) in ("", *KINDS)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_plain_copy_looks_the_same_and_tells_nothing(mode: str) -> None:
    image = Image.new(mode, (3, 2))
    noted = PngInfo()
    noted.add_text("Author", "Liam")
    copy, suffix = plain_copy(encoded(image, pnginfo=noted, exif=by("Liam", turned=1)))
    assert (suffix, b"Liam" in copy) == ("png", False)
    with Image.open(BytesIO(copy)) as plain:
        assert (plain.size, plain.convert("RGBA").tobytes()) == ((3, 2), image.convert("RGBA").tobytes())
    with pytest.raises(FrontDeskError):
        plain_copy(copy[:20])
