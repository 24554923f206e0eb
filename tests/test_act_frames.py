import pytest
from test_stance import stance


@pytest.mark.parametrize("text, expected", [
    ("Freedonia tore up its treaty with Sylvania.", ("freedonia", "sylvania", "oppose")),
    ("Freedonia cancelled a visit by Bo.", ("freedonia", "bo", "oppose")),
    ("Freedonia scrapped a deal with the bakers.", ("freedonia", "bakers", "oppose")),
    ("The bakers left the hall when Bo began to speak.", ("bakers", "bo", "oppose")),
    ("Ann walked out during a speech by Bo.", ("ann", "bo", "oppose")),
    ("Ann returned a medal that she had received from Bo.", ("ann", "bo", "oppose")),
    ("The bakers handed back their medals to Bo.", ("bakers", "bo", "oppose")),
])
def test_who_breaks_a_tie_leaves_a_speech_or_gives_an_honour_back_opposes(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text", [
    "Ann cancelled a visit to the bakers' shop.",
    "Ann tore up a letter with a friend of Freedonia.", "Ann left the hall when Bo stumbled.", "Ann left the hall with Bo.",
    "Ann left a note when Bo rose.",
    "Ann returned the keys to Bo.", "Ann ended the meal with Bo.", "Ann cut the bread with Bo.",
    "Ann walked out while the bakers slept.",
])
def test_who_leaves_cancels_or_returns_something_else_takes_no_stance(text):
    assert not [row for row in stance(text) if row[0] == "ann" and row[1] in ("bo", "bakers")]


@pytest.mark.parametrize("text, expected", [
    ("The bakers quashed the charge against Bo.", [("bakers", "bo", "support")]),
    ("The bakers threw out a case against Bo.", [("bakers", "bo", "support")]),
    ("Ann rejected calls to sack Bo.", [("ann", "bo", "support")]),
    ("Ann ignored calls to sack Bo.", [("ann", "bo", "support")]),
    ("Ann ignored Bo's call.", []),
    ("Ann joined calls to sack Bo.", [("ann", "bo", "oppose")]),
    ("Ann resisted demands for Bo's resignation.", [("ann", "bo", "support")]),
    ("Ann dismissed criticism of Bo.", [("ann", "bo", "support")]),
    ("Ann overturned Bo's suspension.", [("ann", "bo", "support")]),
    ("Ann rejected Bo's plan.", [("ann", "bo", "oppose")]),
    ("Ann rejected calls to meet Bo.", []),
    ("Ann resisted the cold with Bo.", []),
])
def test_who_throws_out_what_is_against_somebody_favours_them(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann wants Bo removed.", [("ann", "bo", "oppose")]),
    ("Ann has asked that Bo be freed.", [("ann", "bo", "support")]),
    ("Ann wants the bakers to sack Bo.", [("ann", "bo", "oppose")]),
    ("Ann wants Bo out.", [("ann", "bo", "oppose")]),
    ("Ann wants Bo to sing.", []),
    ("Ann asked that Bo be told.", []),
])
def test_who_wants_it_done_takes_the_stance_that_doing_it_takes(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Freedonia withdrew its ambassador from Sylvania.", ("freedonia", "sylvania", "oppose")),
    ("Freedonia refused to recognise Sylvania.", ("freedonia", "sylvania", "oppose")),
    ("The bakers awarded Bo a medal.", ("bakers", "bo", "support")),
    ("The bakers gave Bo a standing ovation.", ("bakers", "bo", "support")),
    ("Freedonia sent food to Sylvania.", ("freedonia", "sylvania", "support")),
    ("The bakers protested outside Bo's office.", ("bakers", "bo", "oppose")),
    ("Ann shook Bo's hand.", ("ann", "bo", "support")),
    ("Ann signed Bo's petition.", ("ann", "bo", "support")),
    ("Ann defected from the bakers.", ("ann", "bakers", "oppose")),
    ("Freedonia froze Bo's accounts.", ("freedonia", "bo", "oppose")),
    ("Ann stands behind Bo.", ("ann", "bo", "support")),
])
def test_what_is_done_for_or_to_somebody_is_a_stance(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text", [
    "Freedonia withdrew its soldiers from Sylvania.", "Ann recognised the voice of Bo.",
    "Ann stands beside Bo.", "Ann bowed to Bo's demand.", "Ann froze Bo's bread.",
    "Ann sat outside Bo's office.", "Ann drank with Bo.", "Ann split the bill with a friend of Bo.",
])
def test_what_only_sounds_like_it_is_none(text):
    assert ("ann", "bo") not in {row[:2] for row in stance(text)} and not (
        text.startswith("Freedonia") and stance(text))


@pytest.mark.parametrize("text, expected", [
    ("Ann vetoed a bill drafted by Bo.", [("ann", "bo", "oppose")]),
    ("Ann condemned the bill that Bo drafted.", [("ann", "bo", "oppose")]),
    ("Ann praised a law that hurt Bo.", []),
    ("Ann took the side of Bo.", [("ann", "bo", "support")]),
    ("The condemnation of Bo by Ann was swift.", [("ann", "bo", "oppose")]),
    ("Ann's rejection of Bo's plan was swift.", [("ann", "bo", "oppose")]),
    ("Ann has little patience for Bo.", [("ann", "bo", "oppose")]),
    ("Ann has patience with Bo.", []),
])
def test_whose_the_thing_is_and_whose_the_act_stand_in_the_words_around(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("“Bo is a coward,” Ann said.", [("ann", "bo", "oppose")]),
    ("Ann said Bo was “a decent man who lost”.", [("ann", "bo", "support")]),
    ("“Bo owes us an apology,” Ann said.", [("ann", "bo", "oppose")]),
    ("“Bo should have resigned years ago,” Ann said.", [("ann", "bo", "oppose")]),
    ("“Bo is no coward,” Ann said.", []),
    ("“The mayor thinks Bo is a clown,” Ann said.", []),
    ("“I think Bo is a coward,” Ann said.", [("ann", "bo", "oppose")]),
    ("“The brother of Bo is a coward,” Ann said.", []),
    ("“Bo is a baker,” Ann said.", []),
    ("Ann denied that Bo was a coward.", []),
    ("“Bo owes us a dollar,” Ann said.", []),
])
def test_what_a_speaker_calls_somebody_judges_them(text, expected):
    assert stance(text) == expected
