"""Pronouns in quotations: who is I, we and you?

In:   a pronoun, and the whole article's discourse
Out:  who says the quotation, or is told it; None outside quotations

Misses a "we" that is the speaker's family, team or town.
"""

from helpers.quoted import GUEST, is_topic
from helpers.vocabulary import words

# Whom a quotation is told, unless it is the press: "she told the families".
TELLING = {"tell", "ask", "assure", "remind", "urge", "thank", "warn", "promise", "address"}
# A name may be called so many sentences before "you", its own among them.
CALLED = 4
# So many sentences before a quotation may tell whose it is.
NEAR = 3
# So many may tell the state of an official.
AT_HAND = 3
PRESS = {"reporters", "journalists", "reporter", "journalist", "press"}


def who_is_quoted(discourse, index, c):
    """Whom "I" or "we" means in a quotation: who says it, or in whose name.

    "We" is the state of its official and the organisation of its head, as far as the article
    tells. None outside quotations, for the "I" of what is no person and for any other "we".
    """
    actor = discourse.whose(index, c.head)
    if c.kind == "i" and (actor is None or actor.kind not in ("person", "place")):
        actor = _person_before(discourse, index, discourse.sentences[index].quoted[c.head])
    if actor is None or actor.kind == "place" or c.kind == "i" and actor.kind != "person":
        return None
    if c.kind == "we" and actor.kind == "person":
        official = any(office in words("state office") for _, office in actor.titles)
        if official and actor.state() in discourse.states:
            return discourse.states[actor.state()]
        body = discourse.bodies_of.get(actor)
        unknown = official and not actor.state() and not any(
            office.startswith("spokes") for _, office in actor.titles)  # whose, nobody tells
        return body or (_state_before(discourse, index) if unknown else None)
    return actor


def _state_before(discourse, index):
    """The state mentioned last, outside quotations, up to a sentence: "Kenya refused. “We wait,”
    the water minister, Bo Ek, said"; or None."""
    for there, c, actor in reversed(discourse.history):
        if there <= index - AT_HAND - 1:
            return None
        if actor.kind == "state" and there <= index and discourse.sentences[there].quoted[c.head] < 0:
            return actor
    return None


def _person_before(discourse, index, number):
    """The person mentioned last before a quotation whose source is none: "His letter ran to two
    lines. “I resign.”"; or None."""
    if number < 0 or number >= GUEST:
        return None
    while index and number in discourse.sentences[index - 1].quoted:
        index -= 1
    start, wanted = discourse.sentences[index].quoted.index(number), _gender(discourse, number)
    for there in range(index, max(index - NEAR, 0) - 1, -1):
        s = discourse.sentences[there]
        if there and s.block == discourse.sentences[0].block:
            return None
        if there < index and s.words[-1] == "?" and s.quoted[-1] < 0:
            continue  # "Did he mean Mr Bo?"
        found = [(c.first, actor) for c, actor in discourse.by_sentence.get(there, ())
                 if actor.kind == "person" and not c.nested and s.quoted[c.head] < 0
                 and (not wanted or (actor.gender or actor.guessed) in ("", wanted))
                 and (there < index or c.last <= start) and not is_topic(s, c.head)]
        if found:
            return max(found, key=lambda row: row[0])[1]
    return None


def _gender(discourse, number):
    """Whether a "he" or a "she" says a quotation, or ""."""
    there, i = discourse.sources.get(number, (-1, -1))
    word = discourse.sentences[there].lowers[i] if there >= 0 else ""
    return word if word in ("he", "she") else ""


def who_is_addressed(discourse, index, c):
    """Whom "you" means: who is asked in an interview, called by name, told the quotation, or has
    the turn before or behind it."""
    s = discourse.sentences[index]
    number = s.quoted[c.head]
    if number < 0:
        return None
    return (discourse.asked(number) or _called_by_name(discourse, index, c, number)
            or _told(discourse, number) or _partner(discourse, index, number))


def _called_by_name(discourse, index, c, number):
    """Whom a quotation calls by name, in the sentence of its "you" or lately before; or None."""
    for there in range(index, max(index - CALLED, -1), -1):
        s = discourse.sentences[there]
        if number not in s.quoted:
            return None
        for name in reversed(discourse.names_at[there]):
            if name.kind in ("person", "name") and s.quoted[name.head] == number and (
                _called(s, name.first, name.last)
            ):
                return discourse.named(name)[0]
    return None


def _told(discourse, number):
    """Whom somebody tells a quotation, unless it is the press: "she told the families"; or None."""
    there = discourse.sources.get(number, (-1, -1))[0]
    if there < 0:
        return None
    s = discourse.sentences[there]
    for i, head in enumerate(s.heads):
        if s.deps[i] in ("dobj", "dative") and s.lemmas[head].lower() in TELLING and (
            s.quoted[i] < 0 and s.lowers[i] not in PRESS
        ):
            actor = discourse.anywhere(there, i)
            return actor if actor and actor.kind not in ("outlet", "place") else None
    return None


def _partner(discourse, index, number):
    """Who has the turn before that of a sentence, or else behind it; or None."""
    sentences = discourse.sentences
    if number < GUEST:
        return None
    for step in (-1, 1):
        there = index
        while 0 <= there < len(sentences) and number in sentences[there].quoted:
            there += step
        voices = {n for n in sentences[there].quoted if n >= GUEST} if (
            0 <= there < len(sentences)) else ()
        actor = next(filter(None, map(discourse.voice, voices)), None)
        if actor is not None and actor.kind == "person":
            return actor
    return None


def _called(s, first, last):
    """Whether a name between commas calls somebody: "No, Mr Bo, you did"; "Bo, you are right"."""
    opens = not first or s.words[first - 1] == "," or not s.words[first - 1][0].isalnum() or (
        s.quoted[first - 1] != s.quoted[first])
    closes, head = s.words[last : last + 1], s.heads[last - 1]
    if not opens or closes not in ([","], ["."], ["?"], ["!"]) or first == 0 and closes != [","]:
        return False
    dep = s.deps[last - 1]
    second = dep == "nsubj" and any(s.deps[i] == "nsubj" and s.heads[i] == head
                                    for i in range(last, len(s.words)))  # "Bo, did you know?"
    apart = dep == "appos" and (":" in s.words[head:first] or s.tags[head][:2] != "NN")
    return second or apart or dep in ("npadvmod", "intj", "dep", "ROOT", "vocative")
