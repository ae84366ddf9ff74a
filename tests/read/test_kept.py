"""What is changed in a text before anything is counted in it, and how bytes are understood."""

from __future__ import annotations

import pytest

from treatygraph.errors import TreatygraphError
from treatygraph.read.kept import decode, kept
from treatygraph.read.markdown import read_markdown
from treatygraph.read.text import read_text


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("\ufeffPeace", "Peace"),
        ("\ufeff\ufeffPeace", "\ufeffPeace"),
        ("Peace\ufeff", "Peace\ufeff"),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("a\x00b\x07c\x0bd\x0ce\x1ff", "a b c d e f"),
        ("tab\there\nline", "tab\there\nline"),
        ("a\ud800b", "a\ufffdb"),
        ("a\udc00\ud800b", "a\ufffd\ufffdb"),
        ("pair \U0001f54a and \u2028 and \x85 and \xa0 stay", "pair \U0001f54a and \u2028 and \x85 and \xa0 stay"),
        ("no  change ", "no  change "),
        ("", ""),
    ],
)
def test_kept_text(raw: str, wanted: str) -> None:
    assert kept(raw) == wanted
    assert kept(wanted.removeprefix("\ufeff")) == wanted.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "wanted", "guessed"),
    [
        ("Kåre – “oui”".encode(), "Kåre – “oui”", None),
        (b"\xef\xbb\xbfPeace", "Peace", None),
        ("Kåre".encode("utf-16"), "Kåre", None),
        (b"\xfe\xff" + "Kåre".encode("utf-16-be"), "Kåre", None),
        ("Kåre – “oui”".encode("cp1252"), "Kåre – “oui”", "Windows-1252"),
        (b"a\xed\xa0\x80b", "a\ufffdb", None),
        (b"a\xed\xa0\xbd\xed\xb5\x8ab", "a\U0001f54ab", None),
        (b"a\x00b", "a b", None),
    ],
)
def test_decoding(data: bytes, wanted: str, guessed: str | None) -> None:
    page = read_text(data)
    assert (page.text, page.guessed) == (wanted, guessed)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"caf\x81", b"\xff\x00\xfe"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(TreatygraphError, match="UTF-8"):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("# On *mines*\n\nText", "On *mines*"),
        ("\n\n# On mines ##\nText", "On mines"),
        ("#hashtag\n", None),
        ("## Second level\n", None),
        ("Text\n# Later\n", None),
        ("# \nText", None),
    ],
)
def test_markdown_is_kept_as_written_and_gives_its_title(raw: str, title: str | None) -> None:
    page = read_markdown(raw.encode())
    assert (page.text, page.title) == (raw, title)
