"""Place names: do the words before a name say that it is a place's?

In:   a parsed sentence and a name in it, with spaCy's kind; all names of an article
Out:  whether it is where something is, or somebody lives or goes; the names, with places among them

"The people of Oro", "flew to Oro", "dead in Oro", "from Lyon to Porto"; but "confidence in Grant",
"anger at Grant". Misses places that only what is said of them shows to be some.
"""

from helpers.names import gender, is_first_name
from helpers.unnamed import of_people
from helpers.vocabulary import words

WHERE = "place by the words before it"
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
# A name that stands behind such words alone is a place's, unless somebody is asked or heard there.
SOMEWHERE = LOCATIVE | {"at", "from", "off", "through", "via", "into"}
HEARD = {"hear", "learn", "receive", "get", "buy", "borrow", "steal", "differ", "take", "inherit",
         "letter", "word", "message", "quote", "reply", "statement", "order", "gift", "news",
         "answer", "note", "line", "question", "complaint", "praise", "criticism", "separate"}
SEES = {"bishop", "archbishop", "imam", "chief", "governor", "mayor", "prefect", "prosecutor"}
LOOSE = {"named entity", "proper noun", "name of a people"}  # rules that go by spaCy alone


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


def with_places(found, sentences):
    """The candidates of an article, a name as a place's that stands nowhere but where one does.

    "A listener from Arvo", "the guards at Oro": spaCy takes such names for persons and firms.
    """
    parts, spots = set(), {}
    for s, cs in zip(sentences, found):
        for c in cs:
            if c.form == "name" and not c.nested:
                parts.update(c.name.split() if " " in c.name else ())
                spots.setdefault(c.name, []).append(_is_somewhere(s, c))
    places = {name for name, all_of in spots.items() if all(all_of) and name not in parts}
    return [[c._replace(kind="place", rule=WHERE) if c.name in places and c.form == "name" else c
             for c in cs] for cs in found]


def _is_somewhere(s, c):
    """Whether a name that may be a place's stands where a place's does: "from Arvo"."""
    preposition = s.heads[c.head]
    if not _may_be_a_place(s, c) or s.deps[c.head] != "pobj" or preposition != c.first - 1:
        return False
    above, by = s.heads[preposition], s.lowers[preposition]
    governor = s.lemmas[above].lower()
    if by == "to":
        return governor in MOTION | words("travel")
    if by == "of":
        somebody = c.last - c.first == 1 and above > 0 and s.tags[above] == "NNP"
        return somebody or governor in DWELLERS | SEES  # "Bo Ek of Arvo"
    return by in SOMEWHERE and governor not in TRUST | AIMED | HEARD | words("saying")


def _may_be_a_place(s, c):
    """Whether nothing in a name or before it tells that it is somebody's: no title, no "Rail"."""
    longest = 2 if c.kind == "person" else 1
    return c.kind in ("person", "institution", "people") and c.rule in LOOSE and not (
        c.title or c.last - c.first > longest or not s.words[c.first].istitle()
        or is_first_name(s.lowers[c.first]) or s.tags[c.last : c.last + 1] == ["POS"]
        or any(s.lowers[i] in words(sort) for i in range(c.first, c.last)
               for sort in ("platform", "company name", "institution")))


def _ends_the_name_of_a_firm(s, last):
    """Whether a run of capitals is no person's: "Sundaram Alloys of Chennai", not "Ada Berg of"."""
    start = last
    while start and s.tags[start - 1] == "NNP":
        start -= 1
    titled = s.lowers[start] in words("office") | words("honorific")
    return start < last and not gender(s.lowers[start]) and not titled
