"""Where a content begins and ends, and what is done rather than said."""

import pytest
from said import said


def told(text):
    """[(cue, content)] of the statements in a text."""
    return [(s.cue, s.content) for s in said(text)]


@pytest.mark.parametrize("text, cue, content", [
    ("Ada Ek urged her neighbours to sell the orchard.", "urged", "to sell the orchard"),
    ("Ada Ek has told him not to drive.", "has told", "not to drive"),
    ("Ada Ek called on the governor to close the port.", "called on", "to close the port"),
    ("Ada Ek accused the Bank of Norway of hiding its losses.", "accused", "of hiding its losses"),
    ("Ada Ek praised the nurses for staying all night.", "praised", "for staying all night"),
    ("Ada Ek told Bo Falk that the port would close.", "told", "that the port would close"),
])
def test_whom_it_is_said_to_is_no_part_of_what_is_said(text, cue, content):
    assert told(text) == [(cue, content)]


@pytest.mark.parametrize("text", [
    "Ada Ek praised the nurses of Bergen.",
    "Ada Ek wants the nurses to strike.",
    "Ada Ek blamed the mayor for the flood.",
])
def test_whom_a_statement_is_about_belongs_to_it(text):
    (_, content), = told(text)
    assert text.endswith(content + ".") and content.split()[0] == "the"


def test_what_the_speaker_does_next_is_not_said():
    assert told("Ada Ek dismissed the story as “a fairy tale” and slammed the door.") == [
        ("dismissed", "the story as “a fairy tale”")]


def test_what_the_speaker_says_next_is_a_statement_of_its_own():
    assert told("Ada Ek said the fine was “absurd” and promised to appeal.") == [
        ("said", "the fine was “absurd”"), ("promised", "to appeal")]
    assert told("Ada Ek said she was sorry and thanked the firemen for their patience.") == [
        ("said", "she was sorry"), ("thanked", "for their patience")]


@pytest.mark.parametrize("text", [
    "Ada Ek said Bo Falk was drunk and refused to leave.",
    "Ada Ek said she had resigned and demanded a pension.",
    "Ada Ek said taxes would rise and wages would fall.",
])
def test_what_others_may_do_next_is_said(text):
    assert next(content for _, content in told(text)) == text[len("Ada Ek said "):-1]


@pytest.mark.parametrize("text, content", [
    ("All Ada Ek said was “No more ferries.”", "“No more ferries.”"),
    ("What Ada Ek said was that the port was closed.", "that the port was closed"),
])
def test_the_was_before_what_is_said_is_no_part_of_it(text, content):
    assert told(text) == [("said", content)]


def test_when_a_thing_is_said_is_no_part_of_it():
    assert told("Ada Ek rejected the offer on Tuesday.") == [("rejected", "the offer")]
    assert told("Ada Ek announced plans this week to sell the port.")[0][1].endswith("the port")


@pytest.mark.parametrize("text", [
    "Thirty members voted against the mayor.",
    "The Red Cross has nominated Ada Ek for its medal.",
    "Oslo summoned the Danish ambassador.",
    "Ada Ek knows the names of all her sheep.",
    "Ada Ek stopped short of promising a new bridge.",
    "Ada Ek declined to criticise the mayor.",
    "Ada Ek endorsed the plan.",
    "The court annulled the treaty.",
])
def test_a_deed_is_no_statement(text):
    assert told(text) == []


@pytest.mark.parametrize("text, cue", [
    ("Thirty members voted that the mayor must go, Ada Ek said.", "said"),
    ("Ada Ek welcomed the vote.", "welcomed"),
    ("Ada Ek demanded a recount.", "demanded"),
    ("Ada Ek complained about the price of salt.", "complained about"),
    ("Ada Ek endorsed the plan, saying that it would save the port.", "saying"),
])
def test_words_about_deeds_are_statements(text, cue):
    assert cue in [found for found, _ in told(text)]


@pytest.mark.parametrize("text", [
    "Ada Ek praised him.", "Oslo blames Stockholm.", "17.30 What the neighbours say",
])
def test_whom_it_is_about_is_not_what_somebody_says(text):
    assert told(text) == []


@pytest.mark.parametrize("text, content", [
    ("Ada Ek denied it.", "it"),
    ("Ada Ek complained that salt was dear.", "that salt was dear"),
    ("Ada Ek praised “him”.", "“him”"),
])
def test_what_is_denied_told_or_quoted_is(text, content):
    assert [words for _, words in told(text)] == [content]


@pytest.mark.parametrize(("text", "content"), [
    ("The Danes, Ada Ek said, have never paid their bill.",
     "The Danes … have never paid their bill"),
    ("Bakers who work at night, Ada Ek writes, could be ruining their hearts.",
     "Bakers who work at night … could be ruining their hearts"),
])
def test_the_subject_before_she_said_is_part_of_what_she_said(text, content):
    assert content in [s.content for s in said(text)]


@pytest.mark.parametrize("text", [
    "In May, Ada Ek said, the Danes paid.",
    "Ada Ek, the mayor said, has left.",
    "“Never,” Ada Ek said, “will I pay.”",
])
def test_what_stands_before_she_said_is_told_once(text):
    contents = [s.content for s in said(text)]
    assert len(contents) <= 1 and all(content.count("Never") < 2 for content in contents)


def test_a_quotation_of_several_paragraphs_belongs_to_who_says_its_last():
    text = ("Ada Ek spoke to the bakers on Monday.\n\n“We have waited for ten long years.\n\n"
            "“Nobody came and nobody called us.\n\n“Now we will bake for ourselves,” Ek said.")
    assert told(text)[0][1] == (
        "“We have waited for ten long years. … “Nobody came and nobody called us. … "
        "“Now we will bake for ourselves,”")


def test_a_bullet_parts_what_two_say():
    text = (
        "Flour row deepens\n\nMinister urges both sides to return to talks • Unions say 400 jobs "
        "at risk\n\nIt rained all day in the town."
    )
    assert [(s.speaker, s.content) for s in said(text)] == [
        ("minister", "to return to talks"), ("unions", "400 jobs at risk")]


@pytest.mark.parametrize("heading", ["‘Nobody told the bakers’", "“Nobody told the bakers”"])
@pytest.mark.parametrize("before", [
    "She spoke at length, praising the millers for their “calm”.",
    "“You take six and put out sixty,” she roared.",
])
def test_no_content_runs_on_over_a_heading(before, heading):
    text = (f"Flour row deepens\n\nAda Neill, the mayor, came late. {before}\n\n{heading}\n\n"
            "It rained in the valley on Monday. The mill was shut.")
    assert not any("Nobody" in s.content for s in said(text))


def test_a_content_goes_on_in_the_next_paragraph_and_in_what_a_colon_announces():
    text = ("Flour row deepens\n\n“We shall bake on,” said Ada Neill.\n\n“Nobody told us anything.”"
            "\n\nShe put it this way:\n\n“Nobody told the bakers”\n\nIt rained on Monday.")
    assert [s.content for s in said(text)] == [
        "“We shall bake on,” … “Nobody told us anything.”", "“Nobody told the bakers”"]
