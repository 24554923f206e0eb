import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quotations import overlapping, quotations


def quoted(*blocks):
    """What is found between quotation marks in blocks of one sentence each."""
    text, places = "\n".join(blocks), []
    for number, block in enumerate(blocks):
        start = places[-1][3] + 1 if places else 0
        places.append((number, number, start, start + len(block)))
    return [text[start:end] for start, end in quotations(text, places)]


@pytest.mark.parametrize("quote", [
    '"We will stay."', "“We will stay.”", "„We will stay.“", "„We will stay.”", "«We will stay.»",
    "»We will stay.«", "''We will stay.''", "``We will stay.''", "‘We will stay.’",
    "'We will stay.'", "”We will stay.”", "‹We will stay.›", "›We will stay.‹",
])
def test_quotation_marks_of_every_style_are_found(quote):
    assert quoted(f"She said: {quote} Then she left.") == [quote]


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one():
    assert quoted("“He told me ‘never’ twice,” she said.") == ["“He told me ‘never’ twice,”"]
    assert quoted("\"He said 'never', twice,\" she said.") == ["\"He said 'never', twice,\""]


def test_apostrophes_are_no_quotation_marks():
    assert quoted("It's the ministers' plan, and the Joneses' house isn't in it.") == []
    assert quoted("It’s the ministers’ plan of the ’90s.") == []


@pytest.mark.parametrize(("text", "expected"), [
    ("The plan is 'under review', she said.", ["'under review'"]),
    ("The plan, 'short-sighted and cruel' to some, was dropped.", ["'short-sighted and cruel'"]),
    ("'Lords' and 'Commons' agreed.", ["'Lords'", "'Commons'"]),
    ("‘The ministers’ plan is bad’, she said.", ["‘The ministers’ plan is bad’"]),
    ("'The ministers' plan isn't bad' to her.", ["'The ministers' plan isn't bad'"]),
    ("A song of the '90s, the ministers' time of rock 'n' roll.", []),
])
def test_single_marks_close_behind_a_word_unless_it_is_a_genitive(text, expected):
    assert quoted(text) == expected


def test_an_unbalanced_mark_loses_its_own_quotation_alone():
    assert quoted("“We will stay, she said. “We won.” He left.") == ["“We won.”"]
    assert quoted('She said: "We will stay.', 'He said: "We won." He left.') == ['"We won."']


def test_a_quotation_left_open_goes_on_in_a_paragraph_that_opens_with_a_mark():
    assert quoted("“We will stay.", "“We will not go,” she said.") == [
        "“We will stay.", "“We will not go,”",
    ]


def test_text_without_quotation_marks_has_no_quotations():
    assert quoted("Nothing was said.") == []
    assert quoted("“") == []
    assert quoted("») — «'") == []


@given(st.text(alphabet="a ,.\n\"'“”„«»‘’‹›", max_size=60))
def test_quotations_are_sorted_apart_and_start_and_end_inside_the_text(text):
    spans = quotations(text, [(0, 0, 0, len(text))])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_overlapping_quotations_share_a_character():
    spans = [(0, 5), (8, 10), (12, 20)]
    assert overlapping(spans, 4, 9) == [(0, 5), (8, 10)]
    assert overlapping(spans, 5, 8) == []
    assert overlapping(spans, 19, 30) == [(12, 20)]
