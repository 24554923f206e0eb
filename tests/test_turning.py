import pytest
from test_stance import stance

from helpers.dependencies import Parse
from helpers.turning import turned


@pytest.mark.parametrize("text, expected", [
    ("Ann has never doubted Bo.", "support"),
    ("Ann had never doubted Bo.", "support"),
    ("Ann has never been so proud of Bo.", "support"),
    ("Ann has never been proud of Bo.", "oppose"),
    ("Ann has never been so disappointed in Bo.", "oppose"),
    ("Ann did not doubt Bo.", "neutral"),
    ("Ann never stopped supporting Bo.", "support"),
    ("Ann stopped supporting Bo.", "oppose"),
    ("Ann did not withdraw her support for Bo.", "support"),
    ("Ann does not regret trusting Bo.", "support"),
    ("Ann regrets trusting Bo.", "oppose"),
    ("Ann resigned, in solidarity with Bo.", "support"),
    ("Ann withdrew from the race, in solidarity with Bo.", "support"),
    ("Ann withdrew her solidarity with Bo.", "oppose"),
    ("Ann cancelled a dinner in Bo's honour.", "oppose"),
    ("Ann did not betray Bo.", "support"),
    ("Ann cancelled her trip in protest at Bo's plan.", "oppose"),
])
def test_what_turns_a_word_and_what_only_stands_near_it(text, expected):
    assert stance(text) == [("ann", "bo", expected)]


@pytest.mark.parametrize("text", [
    "Ann has twice endorsed Bo.", "Ann did not support Bo but would hear him.",
])
def test_support_that_was_or_that_is_taken_back_in_part_says_nothing(text):
    assert stance(text) == []


@pytest.mark.parametrize("text", [
    "Lena Holm needs to challenge Bo Ek on every lie.",
    "The Echo advised the minister, Kai Ek, to keep his distance from Lena Holm.",
    "Lena Holm will be unable to turn the crowds against the moderators.",
])
def test_what_is_yet_to_be_done_is_no_stance(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("Ann cannot support Bo's plan.", [("ann", "bo", "oppose")]),
    ("Ann would never vote for Bo.", [("ann", "bo", "oppose")]),
    ("“You can't trust Bo,” Ann said.", [("ann", "bo", "oppose")]),
    ("Ann cannot praise Bo enough.", []),
    ("Ann could support Bo.", []),
    ("Ann would not support Bo if he lied.", []),
])
def test_who_cannot_support_somebody_opposes_them(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann has no quarrel with Bo.", [("ann", "bo", "neutral")]),
    ("Ann dropped the case against Bo.", [("ann", "bo", "support")]),
    ("Ann did not drop the case against Bo.", [("ann", "bo", "oppose")]),
    ("Ann would sooner thank a goat than thank Bo.", []),
    ("Was Ann angry with Bo?", []),
])
def test_a_case_that_is_dropped_favours_and_what_is_only_compared_or_asked_says_nothing(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann declined to sing after voting for Bo.", [("ann", "bo", "support")]),
    ("Neither Ann nor the bakers attacked Bo.",
     [("ann", "bo", "neutral"), ("bakers", "bo", "neutral")]),
    ("Neither Ann nor the bakers support Bo.",
     [("ann", "bo", "oppose"), ("bakers", "bo", "oppose")]),
    ("The bakers did not mince words in their opposition to Bo.", [("bakers", "bo", "oppose")]),
    ("Ann resigned rather than vote for Bo's bill.", [("ann", "bo", "oppose")]),
    ("Ann quit rather than condemn Bo.", []),
])
def test_only_what_a_word_of_denial_reaches_is_turned(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text", [
    "It is unclear whether the bakers agree or disagree with Bo.",
    "“If it rains and the bakers do not support Bo, fine,” Ann said.",
    "The bakers are less likely to support Bo.", "Ann is reluctant to criticise Bo.",
    "Ann has every right to criticise Bo.",
    "Ann must decide when she is ready to support Bo or not.",
])
def test_what_may_or_may_not_be_so_is_no_stance(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("Ann's refusal to endorse Bo shocked them.", [("ann", "bo", "oppose")]),
    ("The bakers welcomed Ann's decision to sack Bo.",
     [("ann", "bo", "oppose"), ("bakers", "ann", "support")]),
    ("Ann has yet to endorse Bo.", []),
    ("There is little chance of Bo being sacked by Ann.", []),
    ("Ann is losing support to Bo.", []),
])
def test_what_somebody_decides_or_refuses_is_theirs_and_what_is_yet_to_come_nobodys(text, expected):
    assert sorted(stance(text)) == expected


@pytest.mark.parametrize("text", [
    "Ann was considering supporting Bo.", "Ann understands disagreeing with Bo.",
    "Ann has not stepped forward to defend Bo.", "Ann has not endorsed Bo.",
    "Ann did not receive Bo's endorsement.", "Ann is a former ally of Bo.",
])
def test_what_is_weighed_withheld_or_over_is_no_stance(text):
    assert stance(text) == []


@pytest.mark.parametrize("text", [
    "The bakers are free to choose, able to support Bo.",
    "Ann, asked to condemn Bo, left.", "Bakers obliged to support Bo would leave.",
    "Not all bakers hate Bo.", "Ann failed twice to withdraw her support for Bo.",
    "Ann should cut ties with Bo.", "Ann must support Bo.", "Ann does not yet support Bo.",
    "Ann's support for Bo has collapsed.", "Ann's trust in Bo is gone.",
    "Ann denied supporting Bo.", "Ann seldom praises Bo.", "Ann was once a critic of Bo.",
])
def test_what_somebody_is_free_made_or_told_to_do_or_ought_to_is_no_stance(text):
    assert stance(text) == []


@pytest.mark.parametrize("text, expected", [
    ("The bakers did not condemn Ann's attacks on Bo.",
     [("ann", "bo", "oppose"), ("bakers", "ann", "neutral")]),
    ("The bakers did not thank Ann for her attack on Bo.",
     [("ann", "bo", "oppose"), ("bakers", "ann", "oppose")]),
    ("Nor has Ann criticised Bo.", [("ann", "bo", "neutral")]),
    ("Ann no longer supports Bo.", [("ann", "bo", "oppose")]),
    ("Ann can no longer support Bo.", [("ann", "bo", "oppose")]),
    ("Ann no longer opposes Bo.", [("ann", "bo", "neutral")]),
    ("Ann is no longer an ally of Bo.", [("ann", "bo", "oppose")]),
    ("Ann hardly supports Bo.", [("ann", "bo", "oppose")]),
    ("Ann has little faith in Bo.", [("ann", "bo", "oppose")]),
    ("Ann has a little faith in Bo.", [("ann", "bo", "support")]),
    ("Ann abandoned her support for Bo.", [("ann", "bo", "oppose")]),
    ("Ann fell short of praising Bo.", [("ann", "bo", "oppose")]),
    ("“We must support Bo,” Ann said.", [("ann", "bo", "support")]),
    ("Ann supports neither Bo nor the bakers.",
     [("ann", "bakers", "oppose"), ("ann", "bo", "oppose")]),
    ("Ann voted for neither Bo nor the bakers.",
     [("ann", "bakers", "oppose"), ("ann", "bo", "oppose")]),
    ("Ann's support for Bo is unwavering.", [("ann", "bo", "support")]),
    ("Ann took back her criticism of Bo.", [("ann", "bo", "neutral")]),
    ("“The bakers are not my enemies,” Ann said.", [("bakers", "ann", "neutral")]),
    ("The bakers stopped by mocking Bo.", [("bakers", "bo", "oppose")]),
])
def test_a_denial_reaches_its_own_words_alone(text, expected):
    assert sorted(stance(text)) == expected


def test_who_is_under_pressure_to_act_has_not_acted():
    lemma, dep, head = ["pressure", "to", "repudiate", "Bo"], ["ROOT", "aux", "acl", "dobj"], [0, 2, 0, 2]
    pos, kids = ["NOUN", "PART", "VERB", "PROPN"], [[2], [], [1, 3], []]
    parse = Parse([0, 9, 12, 22], [8, 11, 21, 24], lemma, pos, dep, head, kids)
    assert turned(parse, 2, -1.0) == (None, None)


@pytest.mark.parametrize("text, expected", [
    ("Ann never stops criticising Bo.", "oppose"),
    ("Ann did not hesitate to condemn Bo.", "oppose"),
    ("Ann did not hesitate to thank Bo.", "support"),
    ("Ann has no reason to trust Bo.", "oppose"),
    ("Ann has no reason to distrust Bo.", "neutral"),
    ("Ann has every reason to distrust Bo.", "oppose"),
    ("Ann supports Bo even if he loses.", "support"),
    ("Ann, who used to oppose Bo, now backs him.", "support"),
    ("Ann used her speech to attack Bo.", "oppose"),
    ("Ann's loyalty to Bo is beyond doubt.", "support"),
    ("Ann ended up supporting Bo.", "support"),
    ("Ann has no plans to sack Bo.", "neutral"),
])
def test_who_does_not_stop_or_hesitate_does_it_and_who_has_no_reason_to_does_not(text, expected):
    assert {label for holder, target, label in stance(text.replace("him", "Bo"))} == {expected}


@pytest.mark.parametrize("text", [
    "Ann pretended to support Bo.", "Ann claimed to support Bo.", "Ann forgot to thank Bo.",
    "Ann had to endorse Bo.", "“We have yet to endorse Bo,” Ann said.",
    "Ann was slow to condemn Bo.", "Ann was loath to criticise Bo.",
    "Ann did little to help Bo.", "Ann will support Bo only if he resigns.",
    "Ann allegedly attacked Bo.", "Bo was almost attacked by Ann.",
    "Ann trusts Bo less than Freedonia.", "Ann, formerly backed by Bo, lost.",
    "Ann's support for Bo is waning.", "Ann's criticism of Bo was withdrawn.",
    "Ann has nothing to thank Bo for.", "Ann's loyalty to Bo is in doubt.",
    "Ann praised Bo and attacked Bo.", "Ann, who opposes Bo in most things, defended Bo.",
    "Ann has no plans to endorse Bo.", "Ann is too weak to challenge Bo.",
    "Ann hates to criticise Bo.", "Ann used to hate Bo.", "Ann is Bo's estranged friend.",
])
def test_what_is_put_on_forgotten_owed_alleged_mixed_or_gone_is_no_stance(text):
    assert stance(text) == []
