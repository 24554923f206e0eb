"""Outlets by what is said or written there. Sentences bring their parse: word|tag|dependency|
head|entity, one string a sentence."""

import pytest
from meant import meant

from helpers.actors import actors
from helpers.tables import table


def kinds(line):
    """{name: kind} of the actors of a sentence."""
    text, rows = "", []
    for n, item in enumerate(line.split()):
        word, tag, dep, head, *entity = item.split("|")
        lemma = {"told": "tell", "wrote": "write", "seen": "see", "quoted": "quote"}.get(word, word)
        start = len(text)
        text += word + " "
        rows.append(("a", 0, n, start, start + len(word), word, lemma, "", tag, dep, int(head),
                     entity[0] if entity else ""))
    people, _ = actors(
        table("articles", [("a", "", "", "", "en", text)]),
        table("sentences", [("a", 0, 0, 0, len(text) - 1, text[:-1])]), table("tokens", rows))
    return dict(zip(people["name"], people["kind"]))


SAID = "“|``|punct|6 Never|RB|ccomp|6 ,|,|punct|6 ”|''|punct|6 Ann|NNP|compound|5|B-PERSON " \
       "Kask|NNP|nsubj|6|I-PERSON told|VBD|ROOT|6 "


@pytest.mark.parametrize(("line", "name"), [
    (SAID + "New|NNP|compound|8|B-ORG Planet|NNP|dobj|6|I-ORG .|.|punct|6", "New Planet"),
    (SAID + "KTLQ|NNP|dobj|6|B-PERSON on|IN|prep|6 Monday|NNP|pobj|8|B-DATE", "KTLQ"),
    (SAID + "our|PRP$|poss|8 daily|NN|dobj|6|B-DATE .|.|punct|6", "our daily"),
    (("Ann|NNP|nsubj|1|B-PERSON told|VBD|ROOT|1 Radio|NNP|compound|3|B-ORG Kirkby|NNP|dobj|1|I-ORG "
     "that|IN|mark|6 it|PRP|nsubj|6 rains|VBZ|ccomp|1"), "Radio Kirkby"),
    (("Ann|NNP|nsubj|1|B-PERSON told|VBD|ROOT|1 The|DT|det|3 Gazette|NNP|dobj|1|B-PERSON "
     "that|IN|mark|6 it|PRP|nsubj|6 rains|VBZ|ccomp|1"), "The Gazette"),
    ("The|DT|det|1 Gazette|NN|ROOT|1 :|:|punct|1 Is|VBZ|acl|1 it|PRP|nsubj|3", "The Gazette"),
    (("Ann|NNP|nsubj|1|B-PERSON wrote|VBD|ROOT|1 in|IN|prep|1 Harbour|NNP|compound|4|B-ORG "
     "Life|NNP|pobj|2|I-ORG that|IN|mark|7 it|PRP|nsubj|7 rains|VBZ|ccomp|1"), "Harbour Life"),
    (("A|DT|det|1 report|NN|nsubj|5 seen|VBN|acl|1 by|IN|agent|2 Medianord|NNP|pobj|3|B-ORG "
     "failed|VBD|ROOT|5"), "Medianord"),
    (("The|DT|det|2 Ister|NNP|compound|2|B-PERSON agency|NN|nsubj|3 quoted|VBD|ROOT|3 "
     "Ann|NNP|dobj|3|B-PERSON"), "Ister"),
    (("The|DT|det|1 Herald|NNP|poss|3|B-PERSON 's|POS|case|1 editorial|NN|nsubj|4 "
     "failed|VBD|ROOT|4"), "Herald"),
    (("Meridian|NNP|compound|2|B-ORG News|NNP|compound|2|I-ORG Service|NNP|nsubj|3|I-ORG "
     "failed|VBD|ROOT|3"), "Meridian News Service"),
])
def test_where_something_is_said_or_written_is_an_outlet(line, name):
    assert kinds(line).get(name) == "outlet"


@pytest.mark.parametrize("line", [
    SAID + "Congress|NNP|dobj|6|B-ORG .|.|punct|6",
    "Ann|NNP|poss|2|B-PERSON 's|POS|case|0 editorial|NN|nsubj|3 failed|VBD|ROOT|3",
    "The|DT|det|1 Herald|NNP|poss|3|B-PERSON 's|POS|case|1 roof|NN|nsubj|4 failed|VBD|ROOT|4",
    SAID + "the|DT|det|8 FBI|NNP|dobj|6|B-ORG .|.|punct|6",
    SAID + "Peter|NNP|compound|8|B-PERSON Hall|NNP|dobj|6|I-PERSON .|.|punct|6",
    SAID + "our|PRP$|poss|8 driver|NN|dobj|6 .|.|punct|6",
    ("Ann|NNP|nsubj|1|B-PERSON told|VBD|ROOT|1 Norplane|NNP|dobj|1|B-ORG that|IN|mark|5 "
    "it|PRP|nsubj|5 rains|VBZ|ccomp|1"),
    ("“|``|punct|4 Ann|NNP|nsubj|2|B-PERSON told|VBD|ccomp|4 our|PRP$|poss|4 paper|NN|dobj|2 "
    "so|RB|advmod|2 ,|,|punct|2 ”|''|punct|2 Bo|NNP|nsubj|9|B-PERSON said|VBD|ROOT|9"),
])
def test_who_is_told_something_elsewhere_is_no_outlet(line):
    assert "outlet" not in kinds(line).values()


TOLD = "Ann|NNP|nsubj|1|B-PERSON told|VBD|ROOT|1 "
THAT = "that|IN|mark|7 it|PRP|nsubj|7 really|RB|advmod|7 rains|VBZ|ccomp|1"


@pytest.mark.parametrize(("line", "name"), [
    (TOLD + "Sahel|NNP|compound|3|B-PERSON TV|NNP|dobj|1|I-PERSON " + THAT, "Sahel TV"),
    (TOLD + "Lakeside|NNP|compound|3 Record|NNP|dobj|1 " + THAT, "Lakeside Record"),
])
def test_the_last_word_of_a_name_tells_an_outlet_where_somebody_speaks_to_it(line, name):
    assert kinds(line)[name] == "outlet"


@pytest.mark.parametrize("line", [
    TOLD + "Anna|NNP|compound|3|B-PERSON Star|NNP|dobj|1|I-PERSON " + THAT,
    "Ann|NNP|nsubj|1|B-PERSON won|VBD|ROOT|1 Helena|NNP|compound|3 Record|NNP|dobj|1",
])
def test_the_last_word_of_a_name_alone_makes_no_outlet(line):
    assert "outlet" not in kinds(line).values()


def test_a_newspaper_is_no_radio_station():
    text = "Ada Lund told the Kirkby Gazette so. She told Radio Kirkby that it rained. "
    assert meant(text + "The newspaper had asked.")["The newspaper"][0] == "Kirkby Gazette"
