"""The coder's form: what is typed and chosen reaches the file, under every tab."""

import ipywidgets
import pytest

from helpers import coding_form
from helpers.coding_session import questions
from helpers.codings import read_codebook, read_coding
from helpers.hand_coding import HandCoding, marks_file, read_spans
from helpers.tables import table

TEXT = "Anna Berg said the bridge was safe.\nBo Dahl rejects that."
ARTICLES = table("articles", [("bridge", "", "", "", "en", TEXT)])
CODEBOOK = read_codebook("seeds/codebook.csv")


def fields(widget):
    """Every field of a form with a question: question -> field."""
    found = {}
    for child in getattr(widget, "children", ()):
        found |= fields(child)
    if getattr(widget, "description", "") and hasattr(widget, "value"):
        found[widget.description] = widget
    return found


def mark(coding, *spans):
    """Mark spans (start, end, label) in the first paragraph, as the browser would."""
    session = coding_form._sessions[marks_file(coding)]
    session.widget.spans = [
        {"start": s, "end": e, "label": label, "source": "user", "id": f"{s}-{label}"}
        for s, e, label in spans]


@pytest.fixture
def coding(tmp_path):
    found = HandCoding(ARTICLES, "eva", tmp_path)
    coding_form.mark(found)
    yield found
    coding_form._sessions.pop(marks_file(found)).close()


def test_a_mark_is_in_the_coding_file_at_once(coding):
    mark(coding, (0, 9, "source"), (10, 14, "cue"), (15, 34, "content"))
    _, tables = read_coding(coding.path)
    assert tables["statement_spans"]["text"].tolist() == [
        "the bridge was safe", "Anna Berg", "said"]


def test_answers_are_in_the_coding_file_at_once(coding):
    mark(coding, (0, 9, "mention"), (0, 9, "source"), (15, 34, "content"))
    form = questions(coding, CODEBOOK)
    mentions = form.children[0]
    fields(mentions)["Who is it?"].value = "Anna Berg, mayor"
    form.selected_index = 1
    answers = fields(form.children[1])
    assert answers["Who speaks?"].value == "Anna Berg, mayor"
    answers["Speaker's stance to"].value = "Bo Dahl"
    answers["is"].value = "oppose"
    answers["On the concept"].value = "sanctions"
    answers["the speaker"].value = -1
    form.selected_index = 2
    fields(form.children[2])["Bo Dahl"].value = "group"
    _, tables = read_coding(coding.path)
    assert tables["statements"]["speaker"].tolist() == ["anna-berg-mayor"]
    assert tables["stances"][["holder", "target", "label"]].values.tolist() == [
        ["anna-berg-mayor", "bo-dahl", "oppose"]]
    assert tables["positions"][["concept", "agreement"]].values.tolist() == [["sanctions", -1]]
    assert tables["actors"]["kind"].tolist() == ["person", "group"]


def test_pages_turn_and_keep_their_answers(coding):
    mark(coding, (0, 9, "mention"), (15, 34, "mention"))
    page = questions(coding, CODEBOOK).children[0]
    back, on, where = page.children[0].children
    fields(page)["Who is it?"].value = "Anna"
    on.click()
    assert where.value.startswith("2 of 2")
    on.click()
    assert where.value.startswith("2 of 2")
    back.click()
    assert fields(page)["Who is it?"].value == "Anna"


def test_without_marks_the_form_says_so(coding):
    page = questions(coding, CODEBOOK).children[0]
    assert isinstance(page, ipywidgets.HTML)
    assert "Nothing of this kind is marked" in page.value


def test_beginning_again_goes_on_with_the_marks(coding, tmp_path):
    mark(coding, (0, 9, "mention"))
    again = HandCoding(ARTICLES, "eva", tmp_path)
    coding_form.mark(again)
    assert again.spans == [(0, 9, "mention")]
    assert again.mentions[0, 9]["actor"] == "Anna Berg"


def test_marks_outlive_a_session_that_was_never_closed(coding, tmp_path):
    mark(coding, (0, 9, "mention"))
    # A kernel that is killed lets go of the file's lock, and does nothing else.
    coding_form._sessions[marks_file(coding)]._release_lock()
    coding_form._sessions.pop(marks_file(coding))
    again = HandCoding(ARTICLES, "eva", tmp_path)
    coding_form.mark(again)
    assert again.spans == [(0, 9, "mention")]
    assert read_spans(marks_file(again))
