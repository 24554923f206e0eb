"""Woven quotations: whose the words are that stand in the midst of a sentence, without a cue."""

import pytest
from said import said


def who(text):
    """[(speaker, content)] of the statements in a text."""
    return [(s.speaker, s.content) for s in said(text)]


WOVEN = "“a bad joke about water”"


@pytest.mark.parametrize("text", [
    f"The dam divides Sylvania.\n\nAnn Lee, an engineer, has long found in it {WOVEN}.",
    f"The dam divides Sylvania.\n\nFor Ann Lee, though, the new dam is still {WOVEN}.",
    f"The dam divides Sylvania.\n\nAnn Lee spoke for an hour. The new dam was {WOVEN}.",
])
def test_words_in_the_midst_of_a_sentence_are_of_whom_it_tells(text):
    assert [speaker for speaker, content in who(text) if WOVEN in content] == ["Ann Lee"]


@pytest.mark.parametrize("text", [
    "The dam divides Sylvania.\n\nAnn Lee danced all night to “The Blue River Waltz” on Monday.",
    "The dam divides Sylvania.\n\nAnn Lee has a “dry” well.",
    f"The dam divides Sylvania.\n\nAnn Lee left early.\n\nThe new dam was {WOVEN}.",
])
def test_titles_single_words_and_what_another_paragraph_quotes_are_not_hers(text):
    assert all(speaker != "Ann Lee" for speaker, content in who(text) if "“" in content)
