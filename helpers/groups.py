"""Groups: which people without a name take part in what is told?

In:   a parsed sentence, a noun, pronoun or number in it, the names in the sentence
Out:  "Chinese officials", "one of the judges", "a person familiar with the matter", as Candidates

Misses plurals that neither speak nor act, and those whose noun is not listed.
"""

from helpers import taking_part
from helpers.lexicon import Candidate, left_edge
from helpers.noun_phrases import end_with_clause, state_of_phrase
from helpers.unnamed import acts, anonymous, of_people, part_of, speaks
from helpers.vocabulary import words

NOT_GROUPS = {"whose", "that", "few", "no", "any", "we", "you"}
# Whoever speaks or writes owns those behind such a word.
SPEAKERS = {"our", "your", "my"}
AGE = "-year-old"
# Such a word speaks for somebody without a name: "one of them said", "another disagreed".
SOMEBODY = {"one", "another", "second", "third", "other"}
SOME = {"some", "many", "others", "few", "several", "most"}
# Behind such a word stand those whom the reader knows.
KNOWN = {"the", "those", "these", "both"}
# A group is called by its noun, without these.
SOME_OF_THEM = {"the", "some", "many", "several", "these", "those"}
# Behind a group these tell whose friends or foes they are, or where they come from.
TELLING_WHO = {"allied", "close", "friendly", "of", "from", "in", "opposed", "sympathetic"}

# Plurals in these places are part of what is said of something else.
NOBODYS = ("compound", "nmod", "amod", "attr", "npadvmod")


def group(s, i, found, owner):
    """A plural that speaks, acts, is judged or is known already, or that may come again; None for
    other plurals.
    """
    verb = s.lemmas[s.heads[i]].lower()
    judged = s.deps[i] == "dobj" and (verb in words("judging") or verb == "tell")
    first, last = left_edge(s, i, i), i + 1
    acting = judged or _takes_part(s, i) or s.lowers[first] in KNOWN and taking_part.people(s, i)
    first += s.lowers[first] == "least"  # "at least 20 teachers"
    opening, counted = s.lowers[first], "CD" in s.tags[first:i]
    subject = s.deps[i] in taking_part.SUBJECTS
    if opening in NOT_GROUPS or opening in SPEAKERS and not subject or (
        s.deps[i] in NOBODYS or not acting and _only_tells_which(s, i)
    ):
        return None
    bare_noun = opening == s.lowers[i] and s.heads[last : last + 1] != [i]
    if opening == "the" and counted or s.lowers[i] in words("anybody") and (
        judged or bare_noun or counted and not speaks(s, i)
    ):
        # "the two men" are people already named; "people", "30 wounded people": nobody yet
        acting = False
    bare = first
    while bare < i and s.lowers[bare] in SOME_OF_THEM:
        bare += 1
    country = state_of_phrase(found, owner, first, i, last)
    of_two = first > 1 and s.lowers[first - 1] == "and" and s.tags[first - 2] == "JJ" and (
        owner[first - 2] >= 0)
    if country and of_two and bare == first:
        first, bare, country = first - 2, first - 2, ""  # "Israeli and Iranian envoys"
    accused = judged and verb in words("accusing")  # "accused fans of"
    if s.lowers[last : last + 1] and s.lowers[last] in TELLING_WHO and s.heads[last] == i and (
        not accused
    ):
        last = end_with_clause(s, i)
        if s.lowers[i + 1] not in ("from", "in"):
            country = country or state_of_phrase(found, owner, i, i, last)
    return Candidate(
        s.number, first, last, "group", s.text(bare, last), i, "title", office=s.lowers[i],
        country=country, definite=opening in KNOWN, acting=acting,
        rule="plural that speaks, acts or is judged",
    )


def _only_tells_which(s, i):
    """Whether a plural tells which thing is meant, or is nobody in particular: "the miners' wives",
    "a number of teachers", "two sons", "many people".
    """
    governor = s.heads[i]
    of_noun = s.lowers[governor] == "of" and not s.tags[s.heads[governor]].startswith("VB")
    kin = s.lemmas[i].lower() in words("relation") and s.lowers[left_edge(s, i, i)] not in KNOWN
    return of_noun or kin or s.deps[i] == "poss" or s.lowers[i] in ("people", "countries")


def _takes_part(s, i):
    """Whether people are a subject, also of a passive, or behind its "by" or "according to"."""
    governor = s.heads[i]
    if s.deps[i] in ("nsubj", "nsubjpass"):
        return True
    according = s.lowers[governor] == "to" and s.lowers[governor - 1] == "according"
    return s.deps[i] == "pobj" and (
        s.deps[governor] == "agent" or s.lowers[governor] == "by" or according)


def somebody(s, i):
    """One or some of many, who speak or take part: "one of the judges struck", "few in the hall
    said", "the nine"; None for others.
    """
    if _is_an_age(s, i):
        return Candidate(s.number, i - 1, i + 1, "somebody", s.text(i - 1, i + 1), i, "title",
                         office=AGE, rule="age of the person before")
    some = s.lowers[i] in SOMEBODY | SOME or s.tags[i] == "CD"
    if some and _is_told_number(s, i):
        return Candidate(
            s.number, i - 1, i + 1, "somebody", s.text(i - 1, i + 1), i, "title",
            office=s.lowers[i], rule="those of that number")
    if not some or not (s.deps[i] == "nsubj" and speaks(s, i) or _some_of_people(s, i)):
        return None
    verb, first = s.heads[i], left_edge(s, i, i)
    hypothetical = any(  # "some would say"
        s.heads[j] == verb and s.tags[j] == "MD" for j in range(len(s.words)))
    kept_secret = any(
        part_of(s, j) == i != j and anonymous(s, j) for j in range(i + 1, len(s.words)))
    nobody = s.lowers[first] == "no"  # "no one believes him"
    ordinal = s.lowers[i] in ("second", "third", "other") and s.lowers[first] not in ("a", "the")
    if hypothetical or kept_secret or nobody or ordinal:
        return None
    last = end_with_clause(s, i)
    of = s.lowers[i + 1 : i + 2] == ["of"]
    return Candidate(
        s.number, first, last, "somebody", s.text(first, last), i, "title",
        office=s.lowers[i], definite=of and s.lowers[i + 2 : i + 3] not in (["them"], ["these"]),
        rule="one or some of several, who speak",
    )


def sources(s, i):
    """Those who speak but are not named: "a person familiar with the matter"."""
    head = part_of(s, i)
    return Candidate(
        s.number, left_edge(s, head, head), end_with_clause(s, i), "group", "unnamed sources", head,
        "title", office=s.lowers[i], definite=False, acting=True,
        rule="source whose name is kept",
    )


def _is_an_age(s, i):
    """Whether an age stands for somebody who is known: "the 52-year-old said", no driver of 52."""
    return s.lowers[i].endswith(AGE) and s.lowers[i - 1 : i] == ["the"] and (
        s.deps[i] in (*taking_part.SUBJECTS, *taking_part.OBJECTS, "poss"))


def _is_told_number(s, i):
    """Whether a number stands for people who are known: "they freed the nine", not "the nine
    ships", "the 12th of May"."""
    told = i and s.lowers[i - 1] == "the" and s.tags[i] == "CD" and s.words[i].isalpha()
    behind = s.lowers[i + 1 : i + 2]
    dealt_with = s.deps[i] == "pobj" and s.lowers[s.heads[i]] in taking_part.DEALT_WITH
    return told and s.lowers[i] not in ("one", "two", "hundred") and behind != ["of"] and (
        dealt_with or s.deps[i] in (*taking_part.SUBJECTS, *taking_part.OBJECTS))


def _some_of_people(s, i):
    """Whether "of them" or "of the judges" stands behind a number that takes part."""
    quoted = s.quoted and s.quoted[i] >= 0
    if s.lowers[i + 1 : i + 2] != ["of"] or s.tags[i] != "CD" or s.lowers[i] == "one" or quoted:
        return False
    whole = next((j for j in range(i + 2, min(i + 9, len(s.words)))
                  if s.heads[j] == i + 1 and s.deps[j] == "pobj"), None)
    people = whole is not None and (s.lowers[whole] in ("them", "us") or (
        s.tags[whole] in ("NNS", "NNPS") and of_people(s, whole)))
    return people and (s.deps[i] == "nsubjpass" or acts(s, i))
