"""Taking part: is somebody without a name told of as one with whom others have to do?

In:   a parsed sentence, a description in it
Out:  whether a person, a body or people take part in what is told

"They asked the mayor", "her husband left" and "a letter to the ministry" make actors of all three;
"a seat on the board", "without his captain" and "the ousted captain" do not. Misses most of those
who are told of in quotations.
"""

from helpers.again import has_clause
from helpers.unnamed import IDLE, acts, part_of
from helpers.vocabulary import words

# Behind these stand those with whom others have to do.
DEALT_WITH = {"by", "with", "to", "against", "about", "between"}
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative")
# Offices that are things as well.
THINGS = {"chair", "head", "tenor", "diner", "general", "justice", "executive", "tramp"}
# Whom a court hears has most often been named before.
BEFORE_COURT = {"defendant", "witness", "plaintiff", "accused", "claimant", "suspect"}
# Before an office these make somebody told already of it, or one who is not yet there.
ALREADY_TOLD = {"next", "future", "only", "other", "best", "last", "same", "departing", "outgoing",
                "ousted", "former", "young", "old", "convicted", "honourable", "first", "second",
                "late", "temporary"}
# These are most often somebody named, however they are told as somebody's: "her predecessor".
NAMED_ELSEWHERE = {"boss", "predecessor", "client", "colleague", "opponent", "counterpart", "rival"}
# Whoever does so does nothing.
SUFFERING = {"die", "drown", "perish", "fall", "kill", "hurt", "injure", "wound"}
# Whoever is only had, sought or become does not take part: "they want a referee".
HAVING = IDLE | {"want", "like", "need", "seek", "get", "find", "hire", "lack"}
# A company that is told as known has a name.
FIRMS = {"company", "firm", "group"}
# What members and visitors do.
BEING_IN = {"leave", "quit", "enter", "join", "hold", "visit", "chair", "have", "see"}
# Bodies that are most often the place where they are, the whole of which others are members, or
# no body at all.
PREMISES = {"school", "house", "hospital", "office", "clinic", "front", "bench", "library", "bank",
            "museum", "theatre", "theater", "church", "mosque", "university", "college", "academy",
            "centre", "center", "camp", "shelter", "lab", "laboratory", "observatory", "network",
            "service", "campaign", "mission", "mill", "county", "province", "parish", "defence",
            "defense", "movement", "congress", "chamber", "coalition", "presidency", "league",
            "diocese", "fund", "chain", "community", "bloc", "couple", "staff", "lodge", "panel",
            "party", "organisation", "organization"}


def person(s, c):
    """Whether a person without a name takes part: "they asked the mayor", "an officer carried it",
    "by a nurse", but not "a man of 44 died".

    Where a quotation tells of it, only as its subject: elsewhere "the captain" is another word for
    somebody named, as is "the captain who sank it" everywhere.
    """
    dep, governor = s.deps[c.head], s.lowers[s.heads[c.head]]
    if c.spoken_for >= 0 or c.office in THINGS | BEFORE_COURT:
        return False
    if s.tags[c.first] == "PRP$" or "POS" in s.tags[c.first : c.head]:
        return _somebodys(s, c)
    quoted = s.quoted[c.head] >= 0 and not (c.definite and dep in SUBJECTS)
    if quoted or ALREADY_TOLD.intersection(s.lowers[c.first : c.head]):
        return False
    if c.definite:
        return dep in (*SUBJECTS, *OBJECTS, "pobj") and not has_clause(s, c)
    verb = s.lemmas[s.heads[c.head]].lower()
    return s.lowers[c.first] in ("a", "an") and verb not in SUFFERING and (
        dep == "nsubjpass" or dep == "nsubj" and acts(s, c.head)
        or dep == "dobj" and verb not in HAVING
        or dep == "pobj" and governor in DEALT_WITH)


def _somebodys(s, c):
    """Whether a person who is told as somebody's takes part: "her husband left", "told my sister",
    "from his driver"; not "its envoy left", who acts for the body that owns him."""
    dep, governor = s.deps[c.head], s.lowers[s.heads[c.head]]
    if c.office in NAMED_ELSEWHERE or s.lowers[c.first] == "its":
        return False
    if dep in SUBJECTS or s.tags[c.first] != "PRP$":
        return dep in SUBJECTS
    return dep in (*OBJECTS, "poss") or dep == "pobj" and governor in DEALT_WITH | {"from"}


def body(s, c):
    """Whether a body that is told as known takes part, "wrote to the ministry", "split the union",
    "the council's money", or does a new one of which more is told: "a rural bank sued"."""
    dep, governor = s.deps[c.head], s.heads[c.head]
    if s.lowers[c.first] in ("a", "an"):  # "a rural bank", "a bank in Oslo"; not "a bank"
        which = c.title.lower() != c.office or (
            s.tags[c.last : c.last + 1] == ["IN"] and s.heads[c.last] == c.head)
        by = dep == "pobj" and s.lowers[governor] in ("by", "against")
        return which and (by or dep in SUBJECTS and acts(s, c.head))
    if not c.definite or c.office in PREMISES | FIRMS or s.quoted[c.head] >= 0:
        return False
    if dep == "dobj":
        return s.lemmas[governor].lower() not in BEING_IN
    if dep == "poss":
        return s.words[governor].islower()  # not "the opposition's Ada Ek"
    if dep == "nsubj":
        return s.lemmas[governor].lower() != "be"  # "the council was old"
    return dep in ("nsubjpass", "dative") or dep == "pobj" and s.lowers[governor] in DEALT_WITH


def people(s, i):
    """Whether people whom the reader knows take part, where the noun at token i is no subject: "a
    letter to the miners", "they visited the families"; not "one of the boys"."""
    governor = s.lowers[s.heads[i]]
    quoted = s.quoted and s.quoted[i] >= 0
    if part_of(s, i) != i:
        return False
    if s.lemmas[i].lower() in words("office") and s.lowers[i] not in words("anybody"):
        return s.deps[i] in (*OBJECTS, "pobj")
    return not quoted and (s.deps[i] == "dobj" or s.deps[i] == "pobj" and governor in DEALT_WITH)
