"""Signatures: a quotation that stands alone is whose name stands below it."""

import pytest
from said import said

BEFORE = "The council met on Monday. Mayor Pauline Grubb left early. Doreen Pickles said: “Good.”"
AFTER = "The row over the pool goes on. Nobody knows how it will end."


def who(text):
    """[(speaker, content)] of the statements in a text."""
    return [(s.speaker, s.content) for s in said(text)]


@pytest.mark.parametrize("quote, signature", [
    ("“He could not run a bath”", "\n– Cllr Pauline Grubb on the bridge"),
    ("“He could not run a bath.”", "\n\n— Pauline Grubb, mayor"),
    ("‘He could not run a bath’", " – Pauline Grubb"),
    ('"He could not run a bath."', "\n-- Mayor Pauline Grubb (Greens)"),
])
def test_a_quotation_that_stands_alone_is_whose_name_stands_below_it(quote, signature):
    rows = who(f"{BEFORE}\n\n{quote}{signature}\n\n{AFTER}")
    assert ("Pauline Grubb", quote) in rows
    assert ("Doreen Pickles", "“Good.”") in rows


@pytest.mark.parametrize("behind", [
    "\n– Pauline Grubb left early because she had to catch a train.",
    "\n\nPauline Grubb walked to the station.",
])
def test_a_line_that_tells_something_is_no_signature(behind):
    rows = who(f"{BEFORE}\n\n“He could not run a bath”{behind}\n\n{AFTER}")
    assert ("Pauline Grubb", "“He could not run a bath”") not in rows


def test_a_signature_that_names_nobody_known_still_takes_the_quotation_from_others():
    rows = who(f"{BEFORE}\n\n‘He could not run a bath’\n– Reader of the week\n\n{AFTER}")
    assert ("Doreen Pickles", "“Good.”") in rows and "‘He could not run a bath’" not in {
        content for speaker, content in rows if speaker}
