import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.annotation import annotate
from helpers.articles import blocks
from helpers.frames import relations
from helpers.reader import Reading
from helpers.sentiment import sentiment
from helpers.stance import stances
from helpers.statements import statements
from helpers.tables import NARRATOR, columns, table
from helpers.tokenization import sentences, tokens

# Who is who in the example sentences: actor_id -> (kind, country, its mentions).
CAST = {
    "ann": ("person", "Freedonia", "Ann|She|she|her"),
    "bo": ("person", "Sylvania", "Bo|He|His|his"),
    "freedonia": ("state", "Freedonia", "Freedonia|Freedonian|its"),
    "sylvania": ("state", "Sylvania", "Sylvania|Sylvanian"),
    "echo": ("outlet", "", "Echo"), "bakers": ("group", "", "[Bb]akers|They"),
}


def read(*texts):
    return read_with_statements(*texts)[0]


def read_with_statements(*texts):
    articles = table(
        "articles", [(f"a{n}", "", "", "", "en", text) for n, text in enumerate(texts)]
    )
    actors, mentions = [], []
    for article_id, text in zip(articles["article_id"], articles["text"]):
        found = sorted(
            (match.start(), match.end(), actor)
            for actor, (_, _, names) in CAST.items()
            for match in re.finditer(rf"\b(?:{names})\b", text)
        )
        for number, (start, end, actor) in enumerate(found):
            mentions.append(
                (article_id, number, actor, start, end, text[start:end], "name", "example")
            )
        actors += [(article_id, a, a, kind, "", land, 1) for a, (kind, land, _) in CAST.items()]
    parts = sentences(articles, blocks(articles))
    words, who = tokens(articles, parts), (table("actors", actors), table("mentions", mentions))
    said = statements(articles, parts, words, *who)
    return stances(parts, words, *who, *said, sentiment(parts)[1]), said[0]


def stance(text):
    """(holder, target, label) of every stance in a text."""
    found = read(text)
    return list(zip(found["holder"], found["target"], found["label"]))


@pytest.mark.parametrize("text, expected", [
    ("Ann praised Bo.", ("ann", "bo", "support")),
    ("Ann condemned Bo.", ("ann", "bo", "oppose")),
    ("Bo was criticized by Ann.", ("ann", "bo", "oppose")),
    ("Freedonia warned Sylvania against a war.", ("freedonia", "sylvania", "oppose")),
    ("Ann denied his claim.", ("ann", "bo", "oppose")),
    ("Ann is looking forward to Bo's visit.", ("ann", "bo", "support")),
    ("Ann expressed support for Bo.", ("ann", "bo", "support")),
    ("Freedonia deepened its partnership with Sylvania.", ("freedonia", "sylvania", "support")),
    ("Freedonia works together with Sylvania.", ("freedonia", "sylvania", "support")),
    ("Bo's offer was met with a cold reception by bakers.", ("bakers", "bo", "oppose")),
    ("The Echo endorsed Bo.", ("echo", "bo", "support")),
    ("The Echo's editorial calls on Bo to resign.", ("echo", "bo", "oppose")),
    ("A report by Freedonia denounced Bo.", ("freedonia", "bo", "oppose")),
    ("Ann praised what she called Bo's “courage”.", ("ann", "bo", "support")),
    ("Ann condemned what she described as a cynical attack by Sylvania.",
     ("ann", "sylvania", "oppose")),
    ("The bakers voted for Bo.", ("bakers", "bo", "support")),
    ("The bakers are opposed to Bo.", ("bakers", "bo", "oppose")),
    ("The bakers are not opposed to Bo.", ("bakers", "bo", "neutral")),
    ("The bakers are sympathetic to Bo.", ("bakers", "bo", "support")),
    ("The bakers are disloyal to Bo.", ("bakers", "bo", "oppose")),
    ("The bakers are ashamed of Bo.", ("bakers", "bo", "oppose")),
    ("Ann campaigned against Bo.", ("ann", "bo", "oppose")),
    ("Ann threw her weight behind Bo.", ("ann", "bo", "support")),
    ("Freedonia stood by Sylvania.", ("freedonia", "sylvania", "support")),
    ("Freedonia approved a new round of sanctions against Sylvania.",
     ("freedonia", "sylvania", "oppose")),
    ("Ann paid tribute to Bo.", ("ann", "bo", "support")),
    ("Ann hit back at Bo.", ("ann", "bo", "oppose")),
    ("The bakers turned on Bo.", ("bakers", "bo", "oppose")),
    ("Ann took aim at Bo.", ("ann", "bo", "oppose")),
    ("Ann heaped praise on Bo.", ("ann", "bo", "support")),
    ("Freedonia expelled Bo.", ("freedonia", "bo", "oppose")),
    ("Freedonia threw out Bo.", ("freedonia", "bo", "oppose")),
    ("The bakers heckled Bo.", ("bakers", "bo", "oppose")),
    ("Freedonia joined forces with Sylvania.", ("freedonia", "sylvania", "support")),
    ("Ann threatened to sack Bo.", ("ann", "bo", "oppose")),
    ("Ann is fond of Bo.", ("ann", "bo", "support")),
])
def test_a_word_of_relation_makes_a_stance_from_its_subject_to_its_object(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, expected", [
    ("Ann, a fierce critic of Bo, crossed a bridge.", ("ann", "bo", "oppose")),
    ("Freedonia is an ally of Sylvania.", ("freedonia", "sylvania", "support")),
])
def test_a_critic_or_an_ally_holds_the_stance_that_the_word_names(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, expected", [
    ("The bakers want Bo to win.", [("bakers", "bo", "support")]),
    ("Freedonia wants Sylvania to regain its islands.", [("freedonia", "sylvania", "support")]),
    ("Ann does not want Bo to succeed.", [("ann", "bo", "oppose")]),
    ("The bakers want Bo to resign.", [("bakers", "bo", "oppose")]),
    ("Ann wants Bo to bake.", []), ("Ann wants to win.", []),
    ("Ann wants Bo to go to Freedonia.", []),
])
def test_who_wishes_somebody_luck_favours_them(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, label", [
    ("Ann called for Bo to resign.", "oppose"), ("Ann asked Bo to step down.", "oppose"),
    ("Ann urged Bo to go.", "oppose"),
    ("Ann urged Bo to go to Freedonia.", ""), ("Ann asked Bo to bake.", ""),
    ("Ann demanded Bo's resignation.", "oppose"), ("Ann pushed for the removal of Bo.", "oppose"),
    ("Ann called for Bo's release.", "support"), ("Ann did not call for Bo's removal.", "neutral"),
    ("Ann knew of Bo's release.", ""), ("Ann called for sanctions against Bo.", "oppose"),
    ("Ann called for an end to sanctions against Bo.", ""),
    ("Ann does not want Bo to resign.", "neutral"),
])
def test_who_calls_for_what_shall_befall_somebody_takes_a_stance(text, label):
    assert stance(text) == ([("ann", "bo", label)] if label else [])


@pytest.mark.parametrize("text, label", [
    ("Freedonia recalled its ambassador from Sylvania.", "oppose"),
    ("Freedonia recalled a meeting in Sylvania.", ""),
    ("Freedonia summoned the ambassador of Sylvania.", "oppose"),
    ("Freedonia broke off relations with Sylvania.", "oppose"),
    ("Freedonia cut its ties with Sylvania.", "oppose"),
    ("Freedonia seeks closer ties with Sylvania.", "support"),
    ("Freedonia's ties with Sylvania are old.", ""),
    ("Freedonia sent tanks to Sylvania.", "support"),
    ("Freedonia supplied Sylvania with weapons.", "support"),
    ("Freedonia supplied Sylvania with bread.", ""),
    ("Freedonia pledged $3 million in aid to Sylvania.", "support"),
    ("Freedonia suspended aid to Sylvania.", "oppose"),
    ("Freedonia lost faith in Sylvania.", "oppose"),
    ("Freedonia eased its sanctions on Sylvania.", "neutral"),
])
def test_what_states_do_to_each_other_is_a_stance(text, label):
    assert stance(text) == ([("freedonia", "sylvania", label)] if label else [])


@pytest.mark.parametrize("text", [
    "Ann denied that Bo is a liar.", "Ann does not think that Bo is a liar.",
])
def test_what_somebody_does_not_say_is_not_their_stance(text):
    assert "oppose" not in [label for _, _, label in stance(text)]


@pytest.mark.parametrize("text, expected", [
    ("Bo won praise from Ann.", ("ann", "bo", "support")),
    ("Bo came under fire from Ann.", ("ann", "bo", "oppose")),
    ("Bo faced sharp criticism from the bakers.", ("bakers", "bo", "oppose")),
    ("Bo has lost the support of the bakers.", ("bakers", "bo", "oppose")),
    ("“Bo has my full support,” Ann said.", ("ann", "bo", "support")),
])
def test_what_somebody_gets_is_the_stance_of_those_who_give_it(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, expected", [
    ("The bakers marched in support of Bo.", ("bakers", "bo", "support")),
    ("The bakers closed their shops in protest at Bo's plan.", ("bakers", "bo", "oppose")),
    ("Ann came to the defence of Bo.", ("ann", "bo", "support")),
])
def test_what_an_act_is_done_in_is_the_stance_of_those_who_do_it(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, expected", [
    ("The bakers, critics of Bo, crossed a bridge.", ("bakers", "bo", "oppose")),
    ("Ann considers Bo a friend.", ("ann", "bo", "support")),
    ("Ann sees Bo as an enemy.", ("ann", "bo", "oppose")),
])
def test_who_is_regarded_as_a_friend_or_an_enemy_is_judged(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, expected", [
    ("Ann, who sided with Bo, crossed a bridge.", ("ann", "bo", "support")),
    ("The Echo, which endorsed Bo, was sold.", ("echo", "bo", "support")),
    ("Sylvania, often criticised by Ann, sent bread.", ("ann", "sylvania", "oppose")),
    ("The bakers met Bo, whom Ann admires.", ("ann", "bo", "support")),
])
def test_a_relative_clause_has_the_subject_or_object_that_it_hangs_on(text, expected):
    assert stance(text) == [expected]


@pytest.mark.parametrize("text, label", [
    ("Ann condemned the plan of Bo.", "oppose"), ("Ann welcomed Bo's decision.", "support"),
    ("Ann denounced the policies of Bo.", "oppose"), ("Ann rejected a proposal by Bo.", "oppose"),
])
def test_who_judges_what_somebody_does_judges_them(text, label):
    assert stance(text) == [("ann", "bo", label)]


@pytest.mark.parametrize("text", [
    "Ann condemned the murder of Bo.", "Ann condemned Bo's arrest.", "Ann welcomed Bo's release.",
    "Ann praised Bo's opponents.", "Ann condemned the killing of bakers.",
])
def test_who_judges_what_befell_somebody_does_not_judge_them(text):
    assert stance(text) == []


def test_those_who_are_joined_by_and_share_a_stance():
    assert set(stance("Ann and Bo praised Freedonia.")) == {
        ("ann", "freedonia", "support"), ("bo", "freedonia", "support")}
    assert set(stance("Freedonia condemned Ann and Bo.")) == {
        ("freedonia", "ann", "oppose"), ("freedonia", "bo", "oppose")}


@pytest.mark.parametrize("text", [
    "Freedonia, as opposed to Bo, blamed Ann.", "Freedonia blamed Ann and not Bo.",
    "Freedonia condemned Ann, not Bo.",
    "Freedonia blames Ann rather than Bo.",
])
def test_who_is_named_to_be_left_out_takes_no_share(text):
    assert stance(text) == [("freedonia", "ann", "oppose")]


@pytest.mark.parametrize("text", [
    "Ann said that bread was dear. Bo rejected the claim.",
    "Ann accused the Echo of greed. Bo denied that accusation.",
    "Ann said that bread was dear, a claim that Bo disputed.",
    "Ann said that bread was dear. Bo hit back within the hour.",
    "Ann said that bread was dear. Bo was having none of it.",
])
def test_who_answers_what_was_said_before_opposes_who_said_it(text):
    assert ("bo", "ann", "oppose") in stance(text)


@pytest.mark.parametrize("text", [
    "Bread was dear. Bo rejected the claim.", "Bread was dear. Bo hit back within the hour.",
    "Ann said that bread was dear. It rained. It snowed. It hailed. Bo rejected the claim.",
    "Ann said that bread was dear. Bo rejected a claim.",
    "The Echo said that bread was dear. Bo rejected the claim.",
])
def test_an_answer_to_nobody_in_sight_is_no_stance(text):
    assert stance(text) == []


def test_i_and_we_and_me_are_the_speaker():
    assert stance("“We support Bo,” Ann said.") == [("ann", "bo", "support")]
    assert stance("“Bo betrayed me,” Ann said.") == [("bo", "ann", "oppose")]
    assert stance("“The bakers have endorsed me,” Ann said.") == [("bakers", "ann", "support")]


def test_who_speaks_for_a_state_shares_its_stance():
    text = "Ann said that Freedonia supports Bo."
    assert set(stance(text)) == {("freedonia", "bo", "support"), ("ann", "bo", "support")}


def test_a_speaker_does_not_share_the_stance_of_another_state():
    assert stance("Ann said that Sylvania supports the bakers.") == [
        ("sylvania", "bakers", "support")
    ]


def test_what_is_said_without_a_subject_is_the_speakers():
    assert stance("Ann spoke of deepening the partnership with Bo.") == [("ann", "bo", "support")]


def test_support_denied_is_opposition_and_opposition_denied_is_neutral():
    assert stance("Ann does not support Bo.") == [("ann", "bo", "oppose")]
    assert stance("Ann refused to support Bo.") == [("ann", "bo", "oppose")]
    assert stance("Ann has not condemned Bo.") == [("ann", "bo", "neutral")]
    assert stance("Ann avoided criticizing Bo.") == [("ann", "bo", "neutral")]
    assert stance("Ann stopped short of criticizing Bo.") == [("ann", "bo", "neutral")]
    assert stance("Ann steered clear of criticizing Bo.") == [("ann", "bo", "neutral")]
    assert stance("Ann had no intention of insulting Bo.") == [("ann", "bo", "neutral")]


def test_an_aggression_counts_against_its_owner():
    assert stance("Sylvania's invasion began in May.") == [(NARRATOR, "sylvania", "oppose")]
    assert stance("Ann said that Sylvania's invasion began in May.") == [
        ("ann", "sylvania", "oppose")
    ]


def test_a_rebuke_is_opposition():
    assert stance("Ann said that Sylvania should not put pressure on the talks.") == [
        ("ann", "sylvania", "oppose")
    ]
    assert stance("Ann said that Bo is not in a position to make demands.") == [
        ("ann", "bo", "oppose")
    ]
    assert stance("Ann said that Bo should not be forgotten.") == []


@pytest.mark.parametrize("text, label", [
    ("“It is time for Bo to go,” Ann said.", "oppose"),
    ("“Bo has to go,” Ann said.", "oppose"),
    ("Ann wants Bo to resign.", "oppose"),
    ("Bo “has let everyone down”, said Ann.", "oppose"),
    ("“Bo simply doesn't care,” Ann said.", "oppose"),
    ("“Bo has lost the trust of us all,” Ann said.", "oppose"),
    ("“Bo is a disgrace,” Ann said.", "oppose"),
    ("“Bo has kept his word,” Ann said.", "support"),
    ("Ann said that Bo deserves credit.", "support"),
    ("Ann said that Bo had “betrayed” the town.", "oppose"),
    ("Ann said that Bo was a coward.", "oppose"),
    ("“Bo has been lying for years,” Ann said.", "oppose"),
    ("“Bo was wrong to sell the mill,” Ann said.", "oppose"),
    ("“Bo has treated my friends with contempt,” Ann said.", "oppose"),
    ("Ann said that Bo was right to sell the mill.", "support"),
    ("“Bo can count on us,” Ann said.", "support"),
    ("“Bo is right,” Ann said.", "support"),
    ("Ann said: “Bo deserves another chance.”", "support"),
    ("“Bo has done nothing wrong,” Ann said.", "support"),
    ("“Bo has done nothing,” Ann said.", "oppose"),
    ("“Bo deserves the whole town's gratitude,” Ann said.", "support"),
    ("Ann said that Bo had failed to ask the town.", "oppose"),
    ("“Bo is behaving like a child,” Ann said.", "oppose"),
    ("“Bo is out of touch,” Ann said.", "oppose"),
    ("“Bo has only himself to blame,” Ann said.", "oppose"),
    ("“Bo cannot be trusted,” Ann said.", "oppose"),
    ("Ann said that Bo means well.", "support"),
    ("“Bo has done a great job,” Ann said.", "support"),
    ("Ann said that Bo had every right to sell the mill.", "support"),
    ("Ann said that Bo has never lied.", "support"),
    ("“Bo has never let us down,” Ann said.", "support"),
    ("Ann said that Bo has never kept his word.", "oppose"),
    ("Ann pulled her endorsement of Bo.", "oppose"),
    ("Ann has rescinded her support for Bo.", "oppose"),
])
def test_a_reproach_or_a_tribute_is_the_speakers_stance(text, label):
    assert stance(text) == [("ann", "bo", label)]


@pytest.mark.parametrize("text, expected", [
    ("Ann called Bo “a liar”.", ("ann", "bo", "oppose")),
    ("Ann described Bo as a great friend.", ("ann", "bo", "support")),
    ("Ann called Bo “a clown”.", ("ann", "bo", "oppose")),
    ("Ann called Bo's plan a farce.", ("ann", "bo", "oppose")),
    ("Ann described his offer as a surrender.", ("ann", "bo", "oppose")),
    ("Ann called Bo a statesman.", ("ann", "bo", "support")),
    ("Ann described Bo as anything but honest.", ("ann", "bo", "oppose")),
    ("Ann described Bo as less than brave.", ("ann", "bo", "oppose")),
    ("Ann called Bo far from honest.", ("ann", "bo", "oppose")),
    ("Ann sees Bo as a liar.", ("ann", "bo", "oppose")),
    ("Ann sees Bo as a friend of the thieves and not as a negotiator in good faith.",
     ("ann", "bo", "oppose")),
    ("Ann regards Bo as a hero, not as a traitor.", ("ann", "bo", "support")),
    ("“They cheat every day,” Ann said of Sylvania.", ("ann", "sylvania", "oppose")),
])
def test_who_gives_somebody_a_name_or_speaks_of_them_judges_them(text, expected):
    assert stance(text) == [expected]


def test_a_judging_word_makes_a_stance_of_who_speaks():
    assert stance("Ann said that Bo is very good.") == [("ann", "bo", "support")]
    assert stance("Ann said that Bo is a terrible baker.") == [("ann", "bo", "oppose")]
    assert stance("Ann said that Bo is not good.") == [("ann", "bo", "oppose")]
    assert stance("Ann said that relations with Bo are developing very well.") == []


def test_that_goes_back_to_what_the_speaker_named_before():
    text = "“His plan is on the table,” Ann said. “That is the one I support,” Ann added."
    assert stance(text) == [("ann", "bo", "support")]


@pytest.mark.parametrize("text", [
    "Ann met Bo.", "The Bo Show: The mayor has threatened to cut the cake.", "Ann would support Bo.", "Ann asked whether Freedonia supports Bo.",
    "Ann warned against supporting Bo.", "Bo is good.", "Ann said that Bo is good but cruel.",
    "Ann wants peace with Bo.", "The Echo said that Bo lied.", "Ann supports Ann.", "Ann praised cakes.",
    "If Ann supports Bo, all is well.", "Ann cited criticism of Bo.",
    "Ann said Bo is free to go.", "Bo was attacked.", "Support.", "Together with.", "We",
    "Ann called Bo's death a mess.", "Ann saw what she called Bo's “house”.", "“It was a sad day,” Ann said of Sylvania.",
    "“They lie,” said Ann of Sylvania.", "Ann called Bo a baker.",
    "Ann said that Bo has to go to Paris.", "“Bo is right-handed,” Ann said.", "Ann asked whether Bo has lied.", "Bo has to go.",
    "Ann denied that Bo has lied.", "It is time for Bo to go home.", "Ann told Bo to go.",
    "Ann said that Bo is very happy.", "Ann said that Bo works aggressively.",
    "Ann said that it is time for a good Bo.", "Ann doesn't want to think the bakers blame Bo.",
    "Ann said Bo cannot count on us.", "Ann knows Bo.", "Bo won bread from Ann.",
    "Ann said that the enemies of Bo have lied.", "Ann called Bo no clown.", "Ann saw Bo as a boy.", "Ann saw Bo with a liar.",
    "Ann called Bo's arrest a disgrace.", "Ann backed down before Bo.",
    "Ann called for Bo to condemn Sylvania.", "“Bo knows better,” Ann said.",
    "Ann said that Bo has a point to make in May.", "Bo has the support of a stick.",
    "Ann turned on the lights for Bo.", "Ann sat in charge of Sylvania.",
    "Ann listened to criticism of Bo.", "“Bo is welcome to the bread,” Ann said.",
    "“Bo may be dishonest,” Ann said.", "“I do not say that Bo is dishonest,” Ann said.",
    "🙂", "آن تدعم بو", "", "Ann denied that Freedonia supports Bo.",
])
def test_where_no_stance_is_certain_nothing_is_said(text):
    found = read(text)
    assert found.empty and list(found.columns) == columns("stances")


def test_no_articles_give_an_empty_table():
    assert list(read().columns) == columns("stances")


@pytest.mark.parametrize("text, evidence", [
    ("On Monday Ann condemned Bo's silence again.", "condemned Bo's silence"),
    ("On Monday Ann has not condemned Bo's silence.", "not condemned Bo's silence"),
    ("On Monday Ann stopped short of condemning Bo.", "stopped short of condemning Bo"),
    ("In the end Bo's offer was met with a cold reception by bakers.",
     "Bo's offer was met with a cold reception by bakers"),
])
def test_the_evidence_holds_the_relation_its_target_and_what_turns_it(text, evidence):
    row = read(text).iloc[0]
    assert text[row["start"] : row["end"]] == evidence


def test_a_stance_names_the_statement_of_its_holder_that_it_stands_in():
    found = read("Ann crossed a bridge. Ann said that Freedonia supports Bo.")
    assert dict(zip(found["holder"], found["statement_id"].fillna(-1))) == {
        "ann": 0, "freedonia": -1}
    assert read("Ann praised Bo.")["statement_id"].tolist() == [0]
    assert read("Ann invaded Bo.")["statement_id"].isna().all()


def test_scores_are_the_signs_of_their_labels():
    found = read("Ann said that Bo is good. Ann condemned Bo. Ann has not condemned Bo.")
    assert dict(zip(found["label"], found["score"])) == {"support": 1, "oppose": -1, "neutral": 0}


def test_every_word_of_relation_has_a_sign_and_a_place():
    assert all(sign in (1, -1) and places for sign, places in relations().values())


EXAMPLES = [
    "Ann praised Bo. Bo was criticized by Ann.", "“We support Bo,” Ann said.",
    "Sylvania's invasion began in May.", "Nothing happened.",
]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(EXAMPLES))))
def test_neither_order_nor_company_of_articles_changes_a_stance(order):
    together = read(*(EXAMPLES[n] for n in order))
    for position, number in enumerate(order):
        rows = together[together["article_id"] == f"a{position}"].drop(columns="article_id")
        alone = read(EXAMPLES[number]).drop(columns="article_id")
        pd.testing.assert_frame_equal(rows.reset_index(drop=True), alone)


WORDS = ["Ann", "Bo", "said", "that", "“", "”", "supports", "condemned", "should", "not", "is",
         "good", "their", "partnership", "with", "Sylvania", "'s", "invasion", "met", ",", ".",
         "together", "the", "one", "I", "has", "lied", "AS", "PRAISES", "\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_stances_are_between_two_actors_whatever_the_text(words):
    text = " ".join(words)
    found, said = read_with_statements(text)
    assert (found["holder"] != found["target"]).all()
    assert found["target"].isin(CAST).all()
    assert (found["holder"].isin(CAST) | (found["holder"] == NARRATOR)).all()
    assert ((0 <= found["start"]) & (found["end"] <= len(text))).all()
    speakers = dict(zip(said["statement_id"], said["speaker"]))
    named = found.dropna(subset="statement_id")  # its holder speaks there
    assert named["statement_id"].map(speakers).tolist() == named["holder"].tolist()


@pytest.mark.parametrize("text", [
    "Anna Weber condemned the invasion of Sylvania.",
    "Anna Weber criticised the sanctions against Karl Braun.",
    "“The attack on Karl Braun was a crime,” said Anna Weber.",
    "Anna Weber called the charges against Karl Braun absurd.",
    "Anna Weber condemned Karl Braun’s arrest.",
])
def test_hard_words_for_what_is_done_to_somebody_are_not_against_them(text):
    found = annotate(table("articles", [("a", "", "", "", "en", text + "\n")]))
    assert len(found["statements"]) == 1 and "oppose" not in found["stances"]["label"].tolist()


def test_what_the_reader_sees_in_a_denial_is_not_the_speakers_stance():
    text = "Anna Weber {} that Karl Braun is a liar.\n"
    for cue, opposed in (("said", 1), ("denied", 0), ("did not say", 0)):
        article = table("articles", [("a", "", "", "", "en", text.format(cue))])
        assert (annotate(article)["stances"]["label"] == "oppose").sum() == opposed, cue


@pytest.mark.parametrize("who, holders", [
    ("German Foreign Minister Anna Weber", {"anna-weber", "germany"}),
    ("the German singer Anna Weber", {"anna-weber"}),
])
def test_we_of_who_speaks_for_a_state_is_the_state_too(who, holders):
    text = f"Germany held talks.\n\n“We support France,” {who} told reporters.\n"
    found = annotate(table("articles", [("a", "", "", "", "en", text)]))["stances"]
    assert set(found["holder"]) == holders
    assert set(found["target"]) == {"france"} and set(found["label"]) == {"support"}


def as_read(text, support):
    """The stances of a text, if the reader is as sure that Ann Lee supports Peter Falk."""
    tables = annotate(table("articles", [("a", "", "", "", "en", text)]))
    number = tables["mentions"].set_index("actor_id")["mention_id"]
    names = ["article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support"]
    pairs = pd.DataFrame([("a", number["ann-lee"], number["peter-falk"], 0, 1 - support, 0.0,
                           support)], columns=names)
    nobody = pairs[:0].rename(columns={"target": "mention_id"}).drop(columns="holder")
    return stances(
        *(tables[name] for name in ("sentences", "tokens", "actors", "mentions", "statements",
                                    "statement_spans", "polarity_words")),
        Reading(None, None, nobody, pairs, None))


@pytest.mark.parametrize("act, support, left", [
    ("used to support", 1.0, []), ("once supported", 1.0, []), ("could have supported", 1.0, []),
    ("claimed to support", 1.0, []), ("used to condemn", 0.0, []), ("supported", 1.0, ["support"]),
    ("once condemned", 0.0, ["oppose"]),
])
def test_where_the_text_says_that_it_is_so_no_more_the_reader_is_not_heard(act, support, left):
    assert list(as_read(f"Ann Lee {act} Peter Falk.", support)["label"]) == left


@pytest.mark.parametrize("text, expected", [
    ("“Hats off to Bo,” Ann said.", ["support"]),
    ("“God bless Bo,” Ann said.", ["support"]),
    ("“Shame on Bo,” Ann said.", ["oppose"]),
    ("“Good riddance to Bo,” Ann said.", ["oppose"]),
    ("“Down with Bo!” Ann said.", ["oppose"]),
    ("“I sat down with Bo,” Ann said.", []),
    ("Shame on Bo.", []),
    ("“Bo should not resign,” Ann said.", ["support"]),
    ("“Bo must resign,” Ann said.", ["oppose"]),
    ("“Bo was right to resign,” Ann said.", []),
    ("“Bo was right to stay,” Ann said.", ["support"]),
])
def test_whom_a_speaker_cheers_or_jeers_or_would_see_go(text, expected):
    assert [label for *_, label in stance(text)] == expected


def test_where_a_rule_reads_that_nobody_was_opposed_the_reader_is_not_heard():
    (row,) = as_read("Ann Lee has not condemned Peter Falk.", 0.01).itertuples()
    assert row.label == "neutral" and pd.isna(row.oppose)


def test_who_says_what_we_must_not_do_does_not_turn_on_the_own_state():
    assert stance(
        "Ann Weber, the Norwegian minister, was firm. “We must not overreact,” she said. "
        "Norway was calm.") == []


def test_the_last_person_whom_one_needs_is_no_friend():
    assert stance("“Bo is the last person we need,” Ann said.") == [("ann", "bo", "oppose")]
    assert stance("“Bo was the last person to leave,” Ann said.") == []


def test_what_others_are_said_to_think_of_somebody_is_not_the_speakers():
    assert stance("“Cy thinks Bo is a coward,” Ann said.") == []
    assert stance("“Bo is a coward,” Ann said.") == [("ann", "bo", "oppose")]
    assert stance("“The bakers are liars,” Ann said.") == [("ann", "bakers", "oppose")]


@pytest.mark.parametrize("text, expected", [
    ("Ann Lee came. “Peter Falk thinks he is great,” said Ann Lee.", []),
    ("Ann Ek blamed Carl Dahl instead of Bo Lind.", ["carl-dahl"]),
    ("Ann Ek blamed Carl Dahl and Bo Lind.", ["bo-lind", "carl-dahl"]),
])
def test_what_somebody_thinks_of_himself_and_who_is_not_blamed_is_no_stance(text, expected):
    found = annotate(table("articles", [("a", "", "", "", "en", text)]))["stances"]
    assert sorted(found["target"]) == expected


@pytest.mark.parametrize("said, expected", [
    ("There is no evidence that Bo has lied", []), ("I don't think Bo has lied", []),
    ("It is not true that Bo has lied", []), ("Nobody says Bo has lied", []),
    ("There is no doubt that Bo has lied", ["oppose"]), ("I think Bo has lied", ["oppose"]),
])
def test_a_reproach_that_a_speaker_does_not_make_is_no_stance(said, expected):
    assert [label for *_, label in stance(f"“{said},” Ann said.")] == expected
