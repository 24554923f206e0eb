"""Letters to the editor: each is whose name stands below it."""

import pytest
from said import said

FIRST = "The ferry to Lerum was late on nine days in June. The council blames the wind."
SECOND = "Mr Berg forgets the ice. It was never the wind that kept us."


def who(text):
    """[(speaker, content)] of the statements in a text."""
    return [(s.speaker, s.content) for s in said(text)]


@pytest.mark.parametrize("greeting, closing", [
    ("Sir, — ", "\nTore Berg, Lerum"),
    ("SIR — ", "\n\nTore Berg, Lerum"),
    ("Dear Editor, ", " — Yours, etc.,\nTore Berg,\nHarbour Street."),
    ("To the Editor:\n\n", "\n\nTore Berg, Lerum"),
])
def test_a_letter_is_of_whose_name_stands_below_it(greeting, closing):
    text = (f"LETTERS\n\n{greeting}{FIRST}{closing}\n\n"
            f"{greeting}{SECOND}{closing.replace('Tore Berg', 'Maja Lund')}\n\n"
            "The editor is on holiday until Monday, and so is the cat.")
    rows = who(text)
    assert ("Tore Berg", FIRST) in rows and ("Maja Lund", SECOND) in rows


@pytest.mark.parametrize("text", [
    f"LETTERS\n\nSir, — {FIRST}\n\nThe editor is on holiday until Monday, and so is the cat.",
    f"LETTERS\n\nSir Tore Berg knows. {FIRST}\n\nTore Berg, Lerum",
    f"LETTERS\n\n{FIRST}\n\nTore Berg, Lerum",
])
def test_without_a_salutation_and_a_signature_there_is_no_letter(text):
    assert FIRST not in [content for _, content in who(text)]
