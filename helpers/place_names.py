"""Place names: do the words before a name say that it is a place's?

In:   a parsed sentence and a name in it, with spaCy's kind
Out:  whether it is where something is, or somebody lives or goes

"The people of Oro", "flew to Oro", "dead in Oro", "from Lyon to Porto"; but "confidence in Grant",
"anger at Grant". Misses places that only what is said of them shows to be some.
"""

from helpers.names import gender
from helpers.unnamed import of_people
from helpers.vocabulary import words

LOCATIVE = {"in", "near", "across", "around", "outside", "throughout"}
# Behind these "in" tells of no place: "confidence in Grant".
TRUST = {"confidence", "trust", "faith", "belief", "believe", "interest", "confide", "hope",
         "share", "stake", "stock", "invest", "investment", "investor"}
# Whoever is of such a name lives there, or heads it; "the member for" speaks for it.
DWELLERS = {"people", "resident", "inhabitant", "citizen", "villager", "mayor", "woman", "man",
            "child", "family", "farmer", "fisherman", "herder", "port", "outskirts", "capital"}
SEATS = {"member", "mp", "mla", "seat"}
# What is aimed "at" somebody, who is no place.
AIMED = {"anger", "fury", "dig", "swipe", "jab", "jibe", "barb", "glance", "look", "shot", "rage",
         "outrage", "laughter", "dismay", "frustration", "attempt", "sneer"}
# Behind these "from" and "to" tell of a place.
MOTION = {"travel", "return", "fly", "drive", "arrive", "move", "retreat", "flee", "sail"}


def is_where(s, first, last, kind):
    """Whether the words before a name of any length say that it is a place's."""
    head = s.head(first, last)
    preposition = s.heads[head]
    behind_it = s.deps[head] == "pobj" and preposition == first - 1
    owner = s.tags[last : last + 1] == ["POS"]  # "in Grant's words"
    alone = last - first == 1
    if not behind_it or owner or s.words[head].isupper() or (
        not alone and gender(s.lowers[first])  # "in Ada Lund"
    ):
        return False
    above, by = s.heads[preposition], s.lowers[preposition]
    governor = s.lemmas[above].lower()
    if by == "off":
        return kind == "person"
    if by in LOCATIVE:
        return not alone and governor not in TRUST and s.lowers[first] != "the"
    if by == "at":
        return s.tags[above][:2] == "NN" and not of_people(s, above) and governor not in AIMED
    if by == "from":
        theirs = of_people(s, above) or governor in DWELLERS  # "a teacher from Oro"
        return governor in MOTION or alone and theirs and s.tags[above] in ("NN", "NNS")
    if by == "of" and alone and s.tags[above] in ("NNP", "NNPS"):
        return _ends_the_name_of_a_firm(s, above)
    if by == "of":
        return governor in DWELLERS | words("place") and s.words[above].islower()
    return by == "for" and governor in SEATS or by == "to" and governor in MOTION


def is_where_alone(s, i, kind):
    """Whether the words around a name of one word say that it is a place's, beyond `is_where`."""
    if s.deps[i] != "pobj":
        return False
    preposition = s.heads[i]
    if s.lowers[preposition] in LOCATIVE:
        owner = s.tags[i + 1 : i + 2] == ["POS"]
        trusted = s.lemmas[s.heads[preposition]].lower() in TRUST
        if kind == "institution" or kind == "person" and not (owner or trusted):
            return True
    from_here = s.lowers[i - 1 : i + 2 : 2] == ["from", "to"]
    to_here = s.lowers[i - 1] == "to" and i > 2 and s.lowers[i - 3] == "from"
    return kind in ("institution", "person") and (from_here or to_here)  # "from Lyon to Porto"


def _ends_the_name_of_a_firm(s, last):
    """Whether a run of capitals is no person's: "Sundaram Alloys of Chennai", not "Ada Berg of"."""
    start = last
    while start and s.tags[start - 1] == "NNP":
        start -= 1
    titled = s.lowers[start] in words("office") | words("honorific")
    return start < last and not gender(s.lowers[start]) and not titled
