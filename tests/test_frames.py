import pytest
from test_stance import stance

from helpers.annotation import annotate
from helpers.dependencies import Parse
from helpers.frame_places import joined
from helpers.tables import table


@pytest.mark.parametrize("text, expected", [
    ("Bo was mocked by Ann and praised by the bakers.", ("bakers", "bo", "support")),
    ("The bakers lodged a complaint with a regulator against Bo.", ("bakers", "bo", "oppose")),
    ("Ann filed a suit in a county court against Bo.", ("ann", "bo", "oppose")),
    ("His dismissal by Ann shocked Freedonia.", ("ann", "bo", "oppose")),
    ("Ann's dismissal of Bo shocked Freedonia.", ("ann", "bo", "oppose")),
    ("Ann fought on the side of Bo.", ("ann", "bo", "support")),
    ("Ann stayed at Bo's side.", ("ann", "bo", "support")),
    ("Ann took the bakers' side.", ("ann", "bakers", "support")),
    ("In a rebuke to Bo, Ann stayed away.", ("ann", "bo", "oppose")),
    ("Ann was full of praise for Bo.", ("ann", "bo", "support")),
    ("Bo attacked by bakers over bread", ("bakers", "bo", "oppose")),
    ("Ann has nothing but contempt for Bo.", ("ann", "bo", "oppose")),
    ("Ann stood behind Bo's plan.", ("ann", "bo", "support")),
    ("Ann sided with the bakers against Bo.", ("ann", "bo", "oppose")),
    ("Ann rallied to Bo.", ("ann", "bo", "support")),
    ("Ann lodged a protest with Bo.", ("ann", "bo", "oppose")),
    ("Ann credited Bo with the victory.", ("ann", "bo", "support")),
    ("Ann announced a break with Bo.", ("ann", "bo", "oppose")),
    ("Ann secured the release of Bo.", ("ann", "bo", "support")),
    ("Ann resigned in sympathy with Bo.", ("ann", "bo", "support")),
    ("Ann voted for the budget of Bo.", ("ann", "bo", "support")),
    ("Ann backed an amendment by Bo.", ("ann", "bo", "support")),
])
def test_who_stands_to_whom_is_seen_through_the_words_between(text, expected):
    assert expected in stance(text)


@pytest.mark.parametrize("text", [
    "Bo was seen by Ann and praised the bakers in a speech.",
    "Ann filed her papers in a county court with Bo.",
    "His dismissal shocked Ann.", "The dismissal of Bo shocked Ann.",
    "Ann stood on the other side of Bo.", "Ann ate at Bo's side.",
    "In a letter to Bo, Ann stayed away.", "Ann was full of stories for Bo.",
    "Ann has nothing but stories for Bo.",
    "Ann took a break in the shade with Bo.", "Ann cut a deal with Bo.",
    "Ann stood behind Bo's lectern.", "Ann credited Bo's victory to the weather.",
    "Ann denounced the gloomy vision of Bo.", "Being late is not Bo's friend, Ann said.",
    "Ann fired Bo up.",
])
def test_the_same_frame_around_other_words_tells_nothing_of_ann_and_bo(text):
    assert not {("ann", "bo"), ("bo", "ann")} & {row[:2] for row in stance(text)}


@pytest.mark.parametrize("text, expected", [
    ("Ann refused to meet Bo.", [("ann", "bo", "oppose")]),
    ("Ann declined to shake Bo's hand.", [("ann", "bo", "oppose")]),
    ("Ann refuses to govern with the bakers.", [("ann", "bakers", "oppose")]),
    ("Ann refused to talk about Bo.", []),
    ("Ann agreed to meet Bo.", []),
    ("Ann refused to paint with Bo.", []),
])
def test_whom_one_refuses_to_meet_is_shunned(text, expected):
    assert stance(text) == expected


def test_who_says_nothing_to_reporters_does_not_shun_them():
    assert stance("Freedonia refused to speak to Sylvanian reporters.") == []


@pytest.mark.parametrize("text, expected", [
    ("The bakers struck down Bo's law.", ("bakers", "bo", "oppose")),
    ("The bakers annulled a decision by Bo.", ("bakers", "bo", "oppose")),
    ("The bakers overrode Bo's veto.", ("bakers", "bo", "oppose")),
    ("Ann walked out on Bo.", ("ann", "bo", "oppose")),
    ("Ann quit Bo's coalition.", ("ann", "bo", "oppose")),
    ("Ann has lost patience with Bo.", ("ann", "bo", "oppose")),
    ("The bakers closed ranks around Bo.", ("bakers", "bo", "support")),
    ("The bakers lined up behind Bo.", ("bakers", "bo", "support")),
    ("Ann promoted Bo.", ("ann", "bo", "support")),
    ("Ann rose to Bo's defence.", ("ann", "bo", "support")),
])
def test_acts_that_an_article_tells_as_fact_are_stances(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text", [
    "The bakers struck a deal with Bo.", "Ann quit smoking with Bo.", "Ann walked on with Bo.",
    "The bakers lined up with Bo.", "Ann promoted Bo's film.", "Ann lost a glove with Bo.",
])
def test_neighbouring_words_are_no_such_acts(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("Ann vetoed the admission of Bo.", [("ann", "bo", "oppose")]),
    ("Ann welcomed the nomination of Bo.", [("ann", "bo", "support")]),
    ("Ann welcomed the arrival of Bo.", []),
    ("Sylvania seized a boat. Ann praised the seizure.", [("ann", "sylvania", "support")]),
    ("Sylvania lost a boat. Ann praised the seizure.", []),
])
def test_who_judges_what_is_done_for_somebody_or_by_them_judges_them(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann respects Bo.", [("ann", "bo", "support")]),
    ("Sylvania issued a ruling. Ann respects the ruling.", []),
    ("Sylvania issued a ruling. Ann praised the ruling.", [("ann", "sylvania", "support")]),
])
def test_who_respects_a_ruling_only_accepts_it(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann urged the bakers to stop lying.", [("ann", "bakers", "oppose")]),
    ("Ann urged all bakers to stop lying.", []),
    ("Ann called on both bakers to apologise.", []),
])
def test_who_urges_all_sides_takes_none(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann said that Freedonia admires Bo.", {"ann", "freedonia"}),
    ("Freedonia said that Ann admires Bo.", {"ann"}),
])
def test_who_speaks_for_a_state_stands_with_it_but_not_with_a_compatriot(text, expected):
    assert {row[0] for row in stance(text)} == expected


@pytest.mark.parametrize("text", [
    "“Thank you,” Ann told Bo.", "Ann did not charge Bo for the bread.",
    "Ann relieved Bo at noon.", "Freedonia agreed with Sylvania on a price.",
    "Ann came with a bag under the arm of Bo.", "“You trusted Bo,” Ann said.",
    "Ann declined to say that Bo was right.",
])
def test_manners_money_and_what_others_are_told_they_think_are_no_stances(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("Ann charged Bo with theft.", [("ann", "bo", "oppose")]),
    ("Ann relieved Bo of his duties.", [("ann", "bo", "oppose")]),
    ("“I agree with Bo on this,” Ann said.", [("ann", "bo", "support")]),
    ("Ann is a minister and no friend of the bakers.", [("ann", "bakers", "oppose")]),
])
def test_the_same_words_meant_in_earnest_are(text, expected):
    assert stance(text) == expected


def test_who_is_spoken_of_in_a_ruling_did_not_make_it():
    text = "The bakers ruled that Bo had lied. Ann rejected the ruling."
    assert stance(text) == [("ann", "bakers", "oppose")]


@pytest.mark.parametrize("text, expected", [
    ("Ann hit Bo on immigration.", [("ann", "bo", "oppose")]),
    ("Ann hit Bo for voting against the bill.", [("ann", "bo", "oppose")]),
    ("Ann hit Bo on the head.", []),
    ("Ann demanded the release of Bo.", [("ann", "bo", "support")]),
    ("Ann demanded the release of Bo's letters.", []),
    ("Ann campaigned for Bo.", [("ann", "bo", "support")]),
    ("Ann campaigned for the Freedonian presidency.", []),
    ("Ann turned 74 on Bo's birthday.", []),
    ("Ann turned Bo down.", []),
    ("Ann turned down Bo's request.", [("ann", "bo", "oppose")]),
    ("Ann stood by Bo.", [("ann", "bo", "support")]),
    ("Ann will get a call from Bo.", []),
    ("Ann offered fresh ammunition to Bo.", []),
    ("Ann does not award bakers by lot.", []),
])
def test_the_same_word_around_another_thing_is_another_matter(text, expected):
    assert stance(text) == expected


def test_who_stands_by_their_own_words_supports_nobody():
    assert read("Prime minister David Roth spoke. Roth's spokesman, Ben Lund, said the prime minister "
                "stood by his comments.") == set()


def test_two_who_reject_an_allegation_are_not_against_each_other():
    assert stance("Bo accused Ann of theft. Ann and the bakers rejected the allegation.") == [
        ("bo", "ann", "oppose"), ("ann", "bo", "oppose"), ("bakers", "bo", "oppose")]


def test_who_is_told_of_behind_a_clause_does_not_do_what_it_says():
    lemma, head = ["Ann", "who", "challenge", "Bo", "baker"], [0, 2, 0, 2, 0]
    dep, kids = ["ROOT", "nsubj", "relcl", "dobj", "conj"], [[2, 4], [], [1, 3], [], []]
    pos = ["PROPN", "PRON", "VERB", "PROPN", "NOUN"]
    parse = Parse([0, 5, 9, 20, 25], [3, 8, 19, 22, 31], lemma, pos, dep, head, kids)
    assert list(joined(parse, 1)) == [0]  # "Ann, who challenges Bo; bakers"


def test_a_state_answers_the_state_in_whose_name_somebody_accused_it():
    text = ("Kenya's foreign minister, Ada Lund, accused Uganda of theft. Uganda rejected the "
            "accusations.")
    assert ("uganda", "kenya", "oppose") in read(text)


@pytest.mark.parametrize("text, expected", [
    ("Bo Ek asked for a talk. Ann Berg turned him down.", ("ann-berg", "bo-ek", "oppose")),
    ("Judit Ek sued. The court awarded her one forint.", ("court", "judit-ek", "support")),
])
def test_who_is_turned_down_or_awarded_something_may_be_a_pronoun(text, expected):
    assert expected in read(text)


def read(text):
    """{(holder, target, label)} of a whole article."""
    found = annotate(table("articles", [("a", "", "", "", "en", text)]))["stances"]
    return set(zip(found["holder"], found["target"], found["label"]))


@pytest.mark.parametrize("text, expected", [
    ("Ann asked Bo to apologise.", [("ann", "bo", "oppose")]),
    ("Ann asked Bo to withdraw the plan.", [("ann", "bo", "oppose")]),
    ("Ann asked Bo to bake.", []),
])
def test_who_is_asked_to_repent_is_blamed(text, expected):
    assert stance(text) == expected
