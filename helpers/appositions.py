"""Appositions: which description and which name behind its comma are one mention?

In:   the cast of an article, its parsed sentences
Out:  the cast, with "the minister, Bo Ek" as one mention

A coder marks the two as one phrase: the description only leads up to the name. Behind the name
("Bo Ek, the minister") it adds something and stays a mention of its own. Misses names that follow
a dash or a clause.
"""

from helpers.lexicon import left_edge
from helpers.unnamed import of_people
from helpers.vocabulary import words

NAMED = {"person", "institution", "outlet"}
# A phrase of so many words still leads up to the name behind its comma.
FURTHEST = 14
SORTS = ("institution", "body", "private body", "outlet", "collective")
# Nouns for people end so: "baker", "doctor", "guardian", "pensioner".
OF_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "ess")
SET_OFF = {",", ".", ":", "''", "-RRB-"}


def as_one_mention(rows, by_number):
    """An article's cast, each description as part of the name behind its comma.

    rows: (actor, candidate, start, end, rule), in order; by_number: its sentences. A mention of
    somebody else inside the description ("Oslo's mayor, Ada Berg") stays.
    """
    taken, joined = set(), {}
    mentioned = {}
    for row in rows:
        mentioned.setdefault(row[1].sentence, []).append(row[1])
    for number, (actor, c, *_) in enumerate(rows):
        if c.form != "name" or actor.kind not in NAMED or c.nested or c.cut:
            continue
        s = by_number[c.sentence]
        noun = _leads_up(s, c, actor.kind == "person", mentioned[c.sentence])
        if noun >= 0:
            taken.add((c.sentence, noun))
            joined[number] = s.starts[left_edge(s, noun, noun)]
    result = []
    for number, (actor, c, start, end, rule) in enumerate(rows):
        if number in joined:
            result.append((actor, c, joined[number], end, rule))
        elif c.form == "name" or (c.sentence, c.head) not in taken:
            result.append((actor, c, start, end, rule))
    return sorted(result, key=lambda row: (row[2], -row[3]))


def _leads_up(s, name, person, others):
    """The head of the description before a name and its comma, or -1: "the minister, Bo Ek"."""
    comma = name.first - 1
    if comma < 2 or s.words[comma] != ",":
        return -1
    noun = s.heads[name.head]
    if s.deps[name.head] != "appos" or not noun < comma:
        noun = _office_before(s, name, comma)
    noun = _described(s, noun, person) if 0 <= noun < comma else -1
    if noun < 0 or comma - noun > FURTHEST or "," in s.words[noun:comma]:
        return -1
    first = left_edge(s, noun, noun)
    named = any(o.form == "name" and o.first <= noun < o.last for o in others)
    begins = s.tags[first] in ("DT", "WP$") or s.lowers[first] == "one" or (
        "POS" in s.tags[first:noun])
    return noun if begins and not named else -1


def _described(s, noun, person):
    """The noun that a name explains: in "the head of the union, Bo Ek" not the union, or -1."""
    while not _may_be_somebody(s, noun, person):
        preposition = s.heads[noun]
        if s.deps[noun] != "pobj" or s.deps[preposition] != "prep" or not (
            s.heads[preposition] < preposition < noun
        ):
            return -1
        noun = s.heads[preposition]
    return noun


def _may_be_somebody(s, i, person):
    """Whether a word may stand for an actor: "baker", "union", "one", "the eldest"; not "cap"."""
    lower = s.lowers[i]
    if lower == "one" or s.tags[i] == "JJS":
        return True
    body = any(lower in words(sort) for sort in SORTS)
    return s.tags[i] in ("NN", "NNP") and (
        of_people(s, i) or not person and body or lower.endswith(OF_PEOPLE))


def _office_before(s, name, comma):
    """The office or person told of right before a comma and a name set off by it, or -1."""
    if not SET_OFF.issuperset(s.tags[name.last : name.last + 1]):
        return -1
    for i in range(comma - 1, max(comma - FURTHEST, -1), -1):
        if s.words[i] == ",":
            break
        if s.tags[i] == "NN" and (s.lowers[i] in words("office") or of_people(s, i)) and all(
            s.under(j, i) for j in range(i + 1, comma)
        ):
            return i
    return -1
