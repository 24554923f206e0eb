"""Pronouns in quotations: who is I, we and you?

In:   a pronoun, and the whole article's discourse
Out:  who says the quotation, or is told it; None outside quotations

Misses a "we" that is the speaker's family, team or town.
"""

from helpers.vocabulary import words

# Whom a quotation is told, unless it is the press: "she told the families".
TELLING = {"tell", "ask", "assure", "remind", "urge", "thank", "warn", "promise", "address"}
PRESS = {"reporters", "journalists", "reporter", "journalist", "press"}


def who_is_quoted(discourse, index, c):
    """Whom "I" or "we" means in a quotation: who says it, or in whose name.

    "We" is the state of its official and the organisation of its head, as far as the article
    tells. None outside quotations, for the "I" of what is no person and for any other "we".
    """
    actor = discourse.whose(index, c.head)
    if actor is None or actor.kind == "place" or c.kind == "i" and actor.kind != "person":
        return None
    if c.kind == "we" and actor.kind == "person" and actor.state() in discourse.states and any(
        office in words("state office") for _, office in actor.titles
    ):
        return discourse.states[actor.state()]
    if c.kind == "we" and actor.kind == "person":
        return discourse.bodies_of.get(actor)
    return actor


def who_is_addressed(discourse, index, c):
    """Whom "you" means: who is asked in an interview, called by name, or told the quotation."""
    s = discourse.sentences[index]
    number = s.quoted[c.head]
    if number < 0:
        return None
    asked = discourse.asked(number)
    if asked is not None:
        return asked
    for name in discourse.names_at[index]:
        if name.kind in ("person", "name") and s.quoted[name.head] == number and (
            _called(s, name.first, name.last)
        ):
            return discourse.named(name)[0]
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


def _called(s, first, last):
    """Whether a name between commas calls somebody: "No, Mr Bo, you did"; "Bo, you are right"."""
    opens = not first or s.words[first - 1] == "," or not s.words[first - 1][0].isalnum() or (
        s.quoted[first - 1] != s.quoted[first])
    closes = s.words[last : last + 1]
    return opens and closes in ([","], ["."], ["?"], ["!"]) and s.deps[last - 1] in (
        "npadvmod", "intj", "dep", "ROOT", "vocative") and not (
            first == 0 and closes != [","])
