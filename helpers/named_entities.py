"""Named entities: which of those that spaCy finds are names, and of what kind?

In:   a parsed sentence, with spaCy's entities; the lexicon
Out:  where they begin and end; each as a Candidate, or None if it is no name

The words in and around an entity overrule spaCy (name_kinds.py), and its span grows by what spaCy
left out of it (name_spans.py). Misses names that spaCy does not see: those are in mentions.py.
"""

from helpers.lexicon import Candidate
from helpers.name_kinds import A_BODY, corrected, is_a_body
from helpers.name_spans import (
    FAMILY_PARTICLES,
    begins_with_clitic,
    end_of_person,
    with_i,
    with_state,
)
from helpers.names import gender
from helpers.outlet_names import NEWS
from helpers.place_names import WHERE
from helpers.titles import is_title_word
from helpers.unnamed import speaks
from helpers.vocabulary import words

KINDS_OF_ENTITIES = {
    "PERSON": "person", "ORG": "institution", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people", "OUTLET": "outlet",  # the last by quoted.py, not by spaCy
}
ARTICLES = {"the", "a", "an", "this", "'s", '"'}
SPEAKING = "named entity that speaks"  # and so is none of the places that spaCy takes it for
VERBS = {"VBD", "VBZ", "VBP", "MD", "PRP"}
# A person's name ends before such a word, whatever spaCy says.
NOT_IN_PERSONS = VERBS | {"DT", "IN", "CC", "PRP$", "TO", "WP", "POS", ","}
GODS = {"allah", "god", "jesus"}  # who say and want nothing that a reporter could check
# Between the parties of a case: "Keller v. Roth".
VERSUS = {"v", "v.", "vs", "vs."}
# Nor is any name at all whole with such a word: "agrees with Keller that Roth lied".
_NO_NAME = {"about", "because", "if", "nor", "than", "that", "whether"}

# First names that are prepositions too.
GIVEN = {"Per", "Till"}
PAGEANTS = {"america", "earth", "international", "universe", "world"}


def entity_spans(s):
    """First token of each of spaCy's entities that may be an actor -> (kind, end)."""
    found = {}
    for i, mark in enumerate(s.entities):
        kind = KINDS_OF_ENTITIES.get(mark[2:])
        if kind is None or not mark.startswith("B"):
            continue
        last = i + 1
        while last < len(s.words) and s.entities[last].startswith("I"):
            last += 1
        first = _beginning(s, i, last)
        last = _end(s, first, last, kind)
        if first < last:
            found[first] = (kind, last)
    return found


def _beginning(s, first, last):
    """Where an entity's name begins: without articles, with "Doctors Without" before "Borders"."""
    while first < last and s.lowers[first] in ARTICLES:
        first += 1
    if s.words[first : first + 1] and s.words[first] in GIVEN:
        return first  # "Mayor" + "Per Nyman"
    if first and s.words[first - 1] in GIVEN and s.entities[first] == "B-PERSON" and (
        first > 1 or last < len(s.words) and s.tags[last] in VERBS
    ):
        return first - 1  # "Per Nyman left"
    before = first - 1
    if 0 <= before < last - 1 and s.lowers[first] in FAMILY_PARTICLES and (
        s.tags[before] == "NNP" and s.words[before].istitle() and not s.entities[before]
        and not {s.lowers[before].rstrip(".")} & (words("honorific") | words("office"))
    ):
        return before  # "Joost" + "van Aalten"
    link = first if first < len(s.words) and s.tags[first] == "IN" else before
    linked = 0 < link < last and s.tags[link] == "IN" and s.words[link].istitle() and (
        s.words[link - 1].istitle() and s.tags[link - 1] in ("NNS", "NNPS", "NNP"))
    return link - 1 if linked else first


def _end(s, first, last, kind):
    """Where an entity's name ends: without verbs, owners' marks and nouns behind it."""
    stops = NOT_IN_PERSONS if kind == "person" else VERBS
    last = next((i for i in range(first + 1, last) if _breaks_off(s, i, last, stops)), last)
    while first < last and s.lowers[last - 1] != "'t" and (
        s.tags[last - 1] in ("POS", ",", ".", "''", "``", ":")
    ):
        last -= 1
    while last - first > 1 and s.words[last - 1].islower() and (
        s.lowers[last - 1] in words("outlet") or s.lowers[last - 1] in NEWS
    ):
        last -= 1  # "Belta" + "news agency"
    return last


def _breaks_off(s, i, last, stops):
    """Whether token i of an entity that ends at `last` is no part of its name."""
    if s.words[i] in ("(", ":", *_NO_NAME) or s.lowers[i] in VERSUS:
        return True
    if s.tags[i] == "CD" and s.lowers[i + 1 : i + 2] in (["percent"], ["%"]):
        return True  # "preferred Keller" + "41 percent"
    if s.tags[i] == "PRP$" and s.words[i].islower():
        return True  # "gave Keller" + "its Garden of Hope prize"
    if s.tags[i] == "POS" and s.lowers[i] != "'t" and (
        not words("institution") & set(s.lowers[i:last])
    ):
        return True  # "Keller's Long Road Home", "Harbour Radio's Ben Roth"
    return s.tags[i] in stops and s.lowers[i] not in words("particle") and not (
        begins_with_clitic(s.words[i]))  # "el-Sayed", taken for a verb


def entity(s, first, last, kind, index):
    """One of spaCy's entities, its kind corrected; a person's name without its title."""
    alone = last - first == 1
    if alone and s.lowers[first].startswith("state-"):
        return None  # "State-run" television: a description
    if s.words[first][1:2] == "-" and s.words[first][0] in "DRI":
        return None  # "R-Texas": a senator's party and state
    if kind == "people":
        named = s.tags[last - 1] == "NNP" and speaks(s, last - 1) and (
            s.tags[first - 1 : first] != ["DT"] and not index.get(s.lowers[last - 1]))
        # "Harutyunyan added", in which spaCy may see a people
        return _people(s, first, last) or (_person(s, first, last, index) if named else None)
    if alone and (_is_common_noun(s, first) or s.lowers[first] in GODS):
        return None
    was, kind = kind, corrected(s, first, last, kind)
    if kind == "person" or alone and (
        _begins_an_unseen_name(s, first, index) or _is_behind_a_first_name(s, first, index)
    ):
        return _person(s, first, last, index)
    rule = "named entity"
    if kind == "place" != was:
        rule = WHERE
    elif (was, kind) == ("place", "institution"):
        rule = SPEAKING
    elif kind == "institution" and alone and is_a_body(s, first):
        rule = A_BODY
    last = with_i(s, last) if alone else with_state(s, last)
    return Candidate(s.number, _with_the(s, first), last, kind, s.text(first, last),
                     s.head(first, last), "name", rule=rule)


def _people(s, first, last):
    """The name of a people in the plural, "the Greens"; None for "Green" and "Muslim"."""
    end = last - 1
    adjective = s.heads[end] == last
    plural = s.tags[end] in ("NNPS", "NNS") or s.tags[end] == "NNP" and not adjective and (
        s.lowers[end].endswith("s") and s.lowers[first - 1 : first] == ["the"])
    if not plural:
        return None
    return Candidate(s.number, _with_the(s, first), last, "people", s.text(first, last), end,
                     "name", rule="name of a people")


def _is_common_noun(s, i):
    """Whether a word alone is no name: "the Court", "Scholars", "Home" Secretary, "Eastern"."""
    return s.lemmas[i].lower() in words("office") or any(
        s.lowers[i] in words(sort) for sort in ("institution", "office", "portfolio", "frequent"))


def _person(s, first, last, index):
    """A person's name without its title, with the parts that spaCy left out; None if no more than
    a title.
    """
    while first < last and (_of_a_pageant(s, first) or is_title_word(s, first, index) and (
        last - first > 1 or s.lowers[first].rstrip(".") in words("honorific")
    )):
        first += 1
    if first == last or last - first == 1 and s.lowers[first] == "member":
        return None  # "Sheikh": the name comes behind it; "the Honourable Member"
    last = end_of_person(s, first, last, index)
    if last - first == 1 and _ends_an_unseen_name(s, first, index):
        first -= 1
    name = s.text(first, last).replace("[", "").replace("]", "").split("…")[0]
    return Candidate(s.number, first, last, "person", name, s.head(first, last), "name",
                     rule="named entity") if name else None


def _of_a_pageant(s, i):
    """Whether a word tells which title was won, and is no name: "Miss" + "Universe"."""
    return s.lowers[i - 1 : i] in (["miss"], ["mister"]) and s.lowers[i] in PAGEANTS


def _begins_an_unseen_name(s, i, index):
    """Whether a first name stands before a surname that spaCy does not see: "Kadri" + "Tamm"."""
    behind = i + 1
    return bool(gender(s.lowers[i])) and s.heads[i] == behind < len(s.words) and (
        s.deps[i] == "compound" and s.tags[behind] == "NNP" and not s.entities[behind]
        and s.lowers[behind] not in words("company name") and _is_in_no_list(s, behind, index))


def _ends_an_unseen_name(s, i, index):
    """Whether a surname stands behind a first name that spaCy does not see: "Thandeka" + "Dube"."""
    before = i - 1
    return i > 0 and s.deps[before] == "compound" and s.heads[before] == i and (
        s.tags[before] == "NNP" and not s.entities[before]
        and s.words[before].istitle() and s.words[before].isalpha()
        and _is_in_no_list(s, before, index))


def _is_behind_a_first_name(s, i, index):
    """Whether what spaCy takes for a place ends a person's name: "Héctor" + "Bastos"."""
    return bool(i and gender(s.lowers[i - 1])) and _ends_an_unseen_name(s, i, index) and (
        s.lowers[i] not in words("company name"))


def _is_in_no_list(s, i, index):
    """Whether the word beside half a name is in no list, and so may be the other half."""
    return not (is_title_word(s, i, index) or index.get(s.lowers[i]) or any(
        s.lowers[i] in words(sort) for sort in
        ("portfolio", "institution", "place", "frequent", "body", "private body", "group")))


def _with_the(s, first):
    return first - (s.lowers[first - 1 : first] == ["the"])
