"""Candidates: what in a sentence may refer to an actor?

In:   a parsed sentence
Out:  candidates: names with their titles, "the Russian president", "Chinese officials", "he"

Names are in mentions.py, with titles.py and sorts.py; offices, outlets and bodies without a name in
descriptions.py, people in groups.py. Misses what none of these finds.
"""

from helpers import acronyms
from helpers.descriptions import description
from helpers.groups import somebody
from helpers.lexicon import Candidate
from helpers.mentions import inside, names
from helpers.sorts import by_apposition, is_kin, with_sort_before, with_sort_behind
from helpers.titles import with_title
from helpers.unnamed import of_people

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "you": "you", "your": "you", "yours": "you", "yourself": "you", "yourselves": "you",
}


def candidates(s, index, known=None):
    """Every stretch of a sentence that may refer to an actor, in order, as Candidates.

    s: a Sentence; index, known: see `mentions.names`.
    """
    found, owner, titled = _with_titles(s, index, known)
    rest = []
    for name in found:
        if name.kind in ("institution", "outlet", "place") and name.last - name.first > 1:
            rest += inside(s, name, index)
    for i, lower in enumerate(s.lowers):
        if owner[i] >= 0 or i in titled:
            continue
        c = _pronoun(s, i) if lower in PRONOUNS else (
            somebody(s, i) or description(s, i, found, owner))
        if c is None:
            continue
        rest.append(c)
        if c.apposition and owner[c.of] >= 0:
            found[owner[c.of]] = by_apposition(s, found[owner[c.of]], c)
    # The state in "the president of Kenya" is part of what is said of the president.
    inside_offices = {i for c in rest if c.kind == "office" for i in range(c.first, c.last)}
    found = [
        name._replace(nested=True)
        if _before_noun(s, name) or name.kind == "state" and name.head in inside_offices and not (
            _owns(s, name)) else name
        for name in found
    ]
    # An adjective of no kind ("Russian food") has done its work: it told a title its country.
    return sorted((c for c in found + rest if c.kind), key=lambda c: (c.first, -c.last))


def _with_titles(s, index, known):
    """The names of a sentence with their titles, those inside another's title as nested.

    Returns also of each token the number of its name, or -1, and the tokens that are in a title.
    """
    found = [with_sort_before(s, with_sort_behind(s, name)) for name in names(s, index, known)]
    found = [name._replace(kind="person") if is_kin(s, name) else name for name in found]
    owner = [-1] * len(s.words)
    for number, name in enumerate(found):
        owner[name.first : name.last] = [number] * (name.last - name.first)
    found = [acronyms.bound(s, name, found, owner) for name in found]
    heads = [name.head for name in found]
    found = [with_title(s, name, found, owner) if name.kind in ("person", "name", "register")
             else name for name in found]
    titled = {
        i for number, name in enumerate(found) if not name.cut
        for i in range(name.first, name.last) if owner[i] != number and s.tags[i] != "PRP$"}
    found = [name._replace(nested=True) if head in titled and not _owns(s, name) else name
             for name, head in zip(found, heads)]
    return found, owner, titled


def _pronoun(s, i):
    """A pronoun, if the parser takes it for one: not "US" for "us", nor the i of "Den i Nok", nor
    the word of a name: "Keep Us Warm"."""
    kind, word = PRONOUNS[s.lowers[i]], s.words[i]
    in_a_name = i > 0 and word[0].isupper() and word != "I" and s.words[i - 1].isalpha()
    return Candidate(s.number, i, i + 1, kind, s.lowers[i], i, "pronoun") if (
        s.tags[i] in ("PRP", "PRP$") and word != "i" and not in_a_name) else None


def _owns(s, name):
    """Whether a name is a state's in the possessive: it acts through "Kenya's president"."""
    return name.kind == "state" and s.deps[name.head] == "poss" and (
        s.tags[name.last : name.last + 1] == ["POS"])


def _before_noun(s, name):
    """Whether a name only tells which thing or which officer is meant: "a UN spokesman".

    Plurals of people ("Greenpeace activists") and shares are their organisation's; in headlines
    ("Acme brands rival a cheat") the parser takes verbs for nouns.
    """
    noun = s.heads[name.head]
    between = s.words[name.last : noun]
    before_it = name.last <= noun and s.deps[name.head] in ("compound", "nmod", "amod") and all(
        word[0].isalnum() for word in between)
    headline = s.deps[noun] == "ROOT" or s.words[-1].isalnum()
    if name.kind not in ("institution", "person", "name") or name.title or (
        not before_it or headline
    ):
        return False
    people = s.tags[noun] == "NNS" and s.lowers[noun] != "police" and of_people(s, noun)
    return s.tags[noun] in ("NN", "NNS") and s.words[noun].islower() and not (
        people or s.lowers[noun] in ("shares", "stock", "shareholders"))
