import pytest
from test_stance import stance

from helpers.annotation import annotate
from helpers.tables import table


@pytest.mark.parametrize("text, expected", [
    ("Ann brushed aside Bo's criticism.", ("ann", "bo", "oppose")),
    ("Ann cast doubt on Bo's account.", ("ann", "bo", "oppose")),
    ("Ann ruled out governing with Bo.", ("ann", "bo", "oppose")),
    ("Ann ruled out a coalition with Bo.", ("ann", "bo", "oppose")),
    ("Ann turned her back on Bo.", ("ann", "bo", "oppose")),
    ("Ann rounded on Bo.", ("ann", "bo", "oppose")),
    ("Ann took Bo to court.", ("ann", "bo", "oppose")),
    ("Ann reported Bo to the police.", ("ann", "bo", "oppose")),
    ("Ann walked out of Bo's speech.", ("ann", "bo", "oppose")),
    ("Freedonia closed its border with Sylvania.", ("freedonia", "sylvania", "oppose")),
])
def test_an_act_that_takes_several_words_is_a_stance(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text", [
    "Ann turned back when Bo called.", "Ann walked out of the house with Bo.",
    "Ann poured Bo a glass of water.", "Ann rounded off the evening with Bo.",
    "Ann walked out with Bo.",
])
def test_the_same_words_in_another_sense_say_nothing(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("Ann urged Bo to withdraw the bill.", [("ann", "bo", "oppose")]),
    ("Ann called on Bo to resign.", [("ann", "bo", "oppose")]),
    ("Ann told Bo to apologise.", [("ann", "bo", "oppose")]),
    ("Ann called on Bo to end his strike.", [("ann", "bo", "oppose")]),
    ("Ann demanded an apology from Bo.", [("ann", "bo", "oppose")]),
    ("Ann urged Bo to stand firm.", [("ann", "bo", "support")]),
    ("Ann urged Bo not to resign.", [("ann", "bo", "support")]),
    ("Ann urged Bo to stop the thieves.", []),
    ("Ann urged Bo to support the bakers.", []),
    ("Ann urged Bo not to drop the case.", []),
    ("Ann told Bo to come home.", []),
    ("Ann ordered Bo a coffee.", []),
])
def test_who_is_urged_to_stop_what_they_do_is_opposed(text, expected):
    assert [row for row in stance(text) if row[:2] == ("ann", "bo")] == expected


@pytest.mark.parametrize("text, expected", [
    ("Freedonia expelled two Sylvanian diplomats.", True),
    ("Freedonia summoned the Sylvanian ambassador.", True),
    ("Freedonia praised a Sylvanian poet.", False),
])
def test_who_turns_on_envoys_turns_on_their_state(text, expected):
    text = text.replace("Freedonia", "Norway").replace("Sylvanian", "Chilean")
    article = table("articles", [("a", "", "", "", "en", f"Chile held elections. {text}")])
    found = annotate(article)["stances"]
    assert (("norway", "chile", "oppose") in zip(
        found["holder"], found["target"], found["label"])) == expected


@pytest.mark.parametrize("text, expected", [
    ("Bo banned bread. Ann condemned the ban.", ("ann", "bo", "oppose")),
    ("Bo imposed a levy on bread. The bakers slept. Ann welcomed the levy.",
     ("ann", "bo", "support")),
    ("Bo's plan is long. Ann rejected the plan.", ("ann", "bo", "oppose")),
    ("Bo offered talks. Ann dismissed the offer as a trick.", ("ann", "bo", "oppose")),
    ("Bo proposed a road. Ann said that the plan was reckless.", ("ann", "bo", "oppose")),
    ("Bo proposed a road. Ann called the plan “a farce”.", ("ann", "bo", "oppose")),
    ("“Freedonia will ban bread,” Bo announced. Ann condemned the ban.",
     ("ann", "freedonia", "oppose")),
])
def test_who_judges_a_deed_judges_who_did_it(text, expected):
    assert expected in stance(text)


@pytest.mark.parametrize("text", [
    "Bo proposed a road. Ann read the plan.", "Ann banned bread. Ann praised the ban.",
    "Bo did not ban bread. Ann condemned the ban.", "Bo has a plan. Ann condemned the ban.",
    "Bo banned bread. Ann condemned the ban of wine.",
])
def test_a_deed_that_nobody_is_said_to_have_done_is_nobodys(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("“My friend Bo came,” said Ann.", [("ann", "bo", "support")]),
    ("Her partners met.", []),
    ("Ann, a partner of Bo in the fight, slept.", [("ann", "bo", "support")]),
    ("Ann warned Bo of bad weather.", []),
    ("Ann warned Bo about his brakes.", []),
    ("Ann warned Bo of grave consequences.", [("ann", "bo", "oppose")]),
])
def test_a_tie_or_a_kind_warning_is_no_stance_of_the_other(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann said that bread was dear. “There was no such meeting,” said Bo.", True),
    ("Ann said that Bo had stolen bread. Bo denied that he was there.", True),
    ("Ann said that bread was dear. “That is a lie,” said Bo.", True),
    ("Ann said that Freedonia had told her that bread was dear. Bo denied that he slept.", True),
    ("Ann said that bread was dear. “That is a fact,” said Bo.", False),
    ("Ann said that bread was dear.\n\nBo denied that he slept.", False),
    ("Ann slept. Bo denied that he slept.", False),
])
def test_who_contradicts_opposes_who_spoke_before(text, expected):
    assert (("bo", "ann", "oppose") in stance(text)) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann removed Bo on Friday.", ["oppose"]),
    ("Ann removed Bo's portrait.", []),
    ("Ann suspended Bo's bus service.", []),
    ("Ann voted to strip Bo of the prize.", ["oppose"]),
    ("Ann turned down Bo's offer.", ["oppose"]),
    ("Ann cleared Bo of theft.", ["support"]),
    ("Freedonia cleared bakers from the square.", []),
    ("Ann apologised to Bo.", ["support"]),
    ("Ann apologised to Bo's mother.", []),
    ("Ann fined Bo ten pounds.", ["oppose"]),
    ("Ann said that she felt fine with Bo.", []),
    ("Ann dropped Bo from the team.", ["oppose"]),
    ("Ann dropped Bo at the station.", []),
    ("Bo was reinstated by Ann.", ["support"]),
])
def test_what_is_done_to_somebody_and_not_to_their_things_is_a_stance(text, expected):
    assert [label for *_, label in stance(text)] == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann had praised Bo.", []),
    ("Ann, who has backed Bo three times, stayed at home.", []),
    ("Ann supported Bo in previous elections.", []),
    ("Ann praised Bo in June.", [("ann", "bo", "support")]),
    ("Ann had accused Bo of theft.", [("ann", "bo", "oppose")]),
])
def test_favour_that_is_told_as_over_says_nothing(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann praised Bo but voted for the bakers.", False),
    ("Ann praised Bo but attacked Freedonia.", True), ("Ann praised Bo but attacked him.", False),
    ("Ann praised Bo and voted for the bakers.", True),
    ("Ann came late but praised Bo.", True),
])
def test_favour_with_a_but_behind_it_says_nothing(text, expected):
    assert (("ann", "bo", "support") in stance(text)) == expected


@pytest.mark.parametrize("text, expected", [
    ("“Does Ann support Bo?” she asked.", []),
    ("Did Ann condemn Bo?", []),
    ("Why does Ann support Bo?", [("ann", "bo", "support")]),
])
def test_a_question_whether_it_is_so_says_nothing(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann won't hear a word against Bo.", [("ann", "bo", "support")]),
    ("Ann never said a word against Bo.", [("ann", "bo", "support")]),
    ("Ann said a word against Bo.", []),
    ("Ann tabled a motion of no confidence in Bo.", [("ann", "bo", "oppose")]),
    ("Ann threw out a motion of no confidence in Bo.", []),
    ("Freedonia sent its thanks to Sylvania.", [("freedonia", "sylvania", "support")]),
    ("Freedonia lifted its sanctions on Sylvania.", [("freedonia", "sylvania", "support")]),
    ("Freedonia did not lift its sanctions on Sylvania.", [("freedonia", "sylvania", "oppose")]),
])
def test_a_thing_that_is_refused_brought_or_lifted_tells_a_stance(text, expected):
    assert [row for row in stance(text) if row[2] != "neutral"] == expected


@pytest.mark.parametrize("text, label", [
    ("Ann and Bo accused each other of theft.", "oppose"),
    ("Ann and Bo praised each other's patience.", "support"),
    ("Ann, Bo trade blame as talks end", "oppose"),
    ("Ann and Bo exchanged angry threats.", "oppose"),
    ("Ann and Bo traded jobs.", ""),
    ("Ann and Bo clash over bread", "oppose"), ("Ann and Bo are at odds over bread.", "oppose"),
    ("Ann and Bo fell out.", "oppose"), ("Ann and Bo fell out with others.", ""),
    ("Ann and Bo wrote to each other.", ""),
])
def test_what_two_do_to_each_other_is_a_stance_of_both(text, label):
    assert stance(text) == ([("ann", "bo", label), ("bo", "ann", label)] if label else [])


@pytest.mark.parametrize("text, expected", [
    ("Her opponent Bo lost the match.", []),
    ("Bo, an opponent of Ann, lost.", ["oppose"]),
    ("Ann, an art critic of Sylvania, sang.", []),
    ("Ann, a critic of Sylvania, sang.", ["oppose"]),
])
def test_a_rival_in_a_match_or_a_trade_is_no_stance(text, expected):
    assert [label for *_, label in stance(text)] == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann said that Bo had been a great mayor.", []),
    ("Ann said that Bo is a great mayor.", ["support"]),
    ("Ann said that Bo is better than a baker.", []),
    ("Ann said that Bo sleeps well.", []),
    ("Ann said that Bo is lonely.", []),
    ("Ann said that Bo does not care who pays.", []),
    ("Ann said that Bo does not care.", ["oppose"]),
    ("“Bread is dear,” said Ann. Bo was unmoved.", []),
])
def test_praise_that_is_over_or_of_a_mood_is_no_judgement(text, expected):
    assert [label for *_, label in stance(text)] == expected
