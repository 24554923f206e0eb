"""Kinds of names: do the words in and around a name say what sort of actor it names?

In:   a parsed sentence and a name that spaCy found in it, with spaCy's kind
Out:  its kind: person, institution, outlet, place, or name (of unknown kind)

By the last word ("Northline Rail"), the words before ("Sheikh", "the people of") and those behind
("which", "'s shareholders"). Misses companies named after people that nothing calls one.
"""

from helpers.names import gender
from helpers.outlet_names import NEWS
from helpers.place_names import is_where, is_where_alone
from helpers.states import gazetteer
from helpers.unnamed import speaks
from helpers.vocabulary import words

# Classes of words in names of organisations.
SORTS = ("institution", "company", "company name", "group", "outlet name")
# What a place may do without anybody there deciding on it.
UNDERGONE = {"be", "have", "see", "lie", "sit", "stand", "remain", "become", "need", "get", "host",
             "know", "experience", "suffer", "face", "feel", "wake", "lose", "contain", "include",
             "offer", "hold", "take", "make", "give", "mean", "look", "seem", "celebrate"}
# No surnames end so, but nouns for what nobody can touch.
ABSTRACT = ("tion", "sion", "llion", "ness", "ism")
# Before a name these say that it is a person's.
ADDRESSED = {"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "dr", "prof"}

A_BODY = "name with what is its own"
# Whoever is one is so of an organisation.
HEADS = {"executive", "director", "chairman", "chairwoman", "chair", "treasurer", "head", "trustee"}


def corrected(s, first, last, kind):
    """The kind of a name at tokens first..last (excluded), where words say more than spaCy."""
    start, ending = s.lowers[first], s.lowers[last - 1]
    if kind in ("institution", "person") and is_where(s, first, last, kind) and not (
        sort_among(s, first, last, SORTS)  # "cuts at Northline Rail"
        or kind == "institution" and last - first > 1 and s.tags[last - 1] == "NNPS"  # "… Packers"
    ):
        return "place"
    if kind == "place" and _has_a_government(s, last - 1):
        return "institution"
    if last - first == 1:
        return _of_one_word(s, first, kind)
    if start.rstrip(".") in ADDRESSED or last - first > 2 and start in words("office") and (
        gender(s.lowers[first + 1])  # "Superintendent Ada Lund"
    ):
        return "person"
    if ending in words("portfolio") and s.lowers[last : last + 1] and (
        s.lowers[last] in words("office") and s.heads[last - 1] == last
    ):
        return ""  # "National Publicity" + "Secretary"
    paper = first + (start == "the")
    if s.words[paper] == "Daily" and paper + 1 < last:
        return "outlet"  # "the Daily Nation"
    if ending in ("agency", "service", "network") and s.lowers[last - 2] in NEWS:
        return "outlet"
    if ending in words("institution") or any(
        s.lowers[i] in words("institution") and s.lowers[i + 1] in ("of", "for", "on")
        for i in range(first, last - 1)
    ):
        return "institution"
    if kind == "person" and not gender(start) and (
        ending in words("company name") or "&" in s.words[first:last]
    ):
        return "institution"  # "Northline Rail", not "Danielle Steel"
    head = s.head(first, last)
    if ending in words("outlet name") and (
        kind == "institution" or kind == "person" and s.lowers[first - 1 : first] == ["the"]
        or kind == "place" and (speaks(s, head) or s.lemmas[s.heads[head]] == "tell")
    ):
        return "outlet"  # "told the Harbour Gazette"
    if kind == "institution" and ending == "review" and speaks(s, head):
        return "outlet"  # "The Kirkby Review reported", no review of spending
    if ending in words("place") and (
        kind == "institution" or kind == "person" and s.lowers[first - 1 : first] == ["the"]
    ):
        return "place"
    if kind == "person" and (_sort_before(s, first, last) or no_person(s, first, last)):
        return "institution"
    if kind in ("institution", "place") and _of_a_person(s, first, last, kind):
        return "person"
    if kind == "institution" and _beside_a_place(s, last):
        return "place"
    return kind


def _of_one_word(s, i, kind):
    if s.lowers[i] in words("platform"):
        return "institution"
    if s.lowers[i] in words("people"):
        return "people"
    if is_where_alone(s, i, kind):
        return "place"
    if kind == "person" and (no_person(s, i, i + 1) or _sort_before(s, i, i + 1)):
        return "institution"
    if kind == "person" and s.tags[i] in ("NNS", "NNPS"):
        return "name"  # "at the Governors' ball": no surname
    if kind == "institution" and _is_first_name(s, i):
        return "person"
    if kind == "place" and (speaks(s, i) or _governs(s, i) or s.deps[i] == "dobj" and (
        s.lemmas[s.heads[i]].lower() in words("accusing") | words("judging"))
    ) and s.lemmas[s.heads[i]].lower() not in words("violence"):
        return "institution"  # no state: those were listed
    if kind == "person" and i and s.lowers[i - 1] == "the" and s.heads[i] < i and (
        s.tags[i] == "NNP" and s.tags[i + 1 : i + 2] != ["POS"] and not gender(s.lowers[i])
    ):
        return "name"  # "the Rhine"
    return kind


def _governs(s, i):
    """Whether a place does something to others: "Oro has sued them", not "Oro has parks"."""
    verb = s.heads[i]
    does = s.deps[i] == "nsubj" and s.tags[verb][:2] == "VB" and any(
        s.heads[j] == verb and s.deps[j] in ("dobj", "xcomp", "ccomp")
        for j in range(i + 1, len(s.words)))
    return does and s.lemmas[verb].lower() not in UNDERGONE


def _is_first_name(s, i):
    """Whether a word is what people are called, and tells of nothing whose it is: "Agatha"."""
    return bool(gender(s.lowers[i])) and s.words[i].istitle() and (
        s.deps[i] != "compound" and s.lowers[i - 1 : i] != ["the"]
        and s.lowers[i] not in words("company name") | words("outlet name") | words("frequent"))


def _has_a_government(s, i):
    """Whether a place's minister or army says that it is a state: "Freedonia's president"."""
    whose = s.lowers[s.heads[i]]
    return s.deps[i] == "poss" and (whose in words("state office") or whose in words("state body"))


def is_a_body(s, i):
    """Whether the words around a name of one word tell that it is nobody's: "Haven said its doors",
    "chief executive of Haven", "Haven's director"."""
    if gender(s.lowers[i]) or s.words[i].isupper():
        return False
    above = s.heads[i]
    of = s.deps[i] == "pobj" and s.lowers[above] == "of" and s.lowers[s.heads[above]] in HEADS
    owns = s.deps[i] == "poss" and s.lowers[above] in HEADS - {"head"}
    after = [j for j in range(i + 1, len(s.words)) if s.under(j, above, 8)][:8]
    its_own = speaks(s, i) and "its" in (s.lowers[j] for j in after) and not (
        {"he", "she", "his", "her"}.intersection(s.lowers))
    return of or owns or its_own


def no_person(s, first, last):
    """Whether a name or the words beside it say that it is no person's: "shares in …", "…, which".
    """
    if gender(s.lowers[first]) and last - first > 1:
        return False
    behind = [*s.lowers[last : last + 4], "", ""]
    if s.lowers[first - 1 : first] in (["in"], ["of"]) and first > 1 and (
        s.lowers[first - 2] in ("shares", "stake", "stakes")
    ):
        return True
    if last - first > 1 and s.lowers[last - 1].endswith(ABSTRACT):
        return True  # "Extinction Rebellion"
    known = words("platform") | words("known firm")
    if last - first == 1 and (is_a_body(s, first) or s.lowers[first] in known):
        return True
    if last - first == 1 and s.words[first].isupper() and 2 < len(s.words[first]) < 7 and (
        behind[0] not in (":", ",", "-", "–", "—")
        and 2 * sum(map(str.islower, s.words)) > len(s.words)
    ):
        return True  # "ECOWAS", but "GRANT: No."
    if behind[:2] == [",", "which"] and s.deps[last - 1] != "pobj":
        return True
    return behind[0] == "'s" and bool(words("shareholder") & {*behind[1:3]})


def _sort_before(s, first, last):
    """Whether the noun before a name says what it is: "the union Industri Energi"."""
    before = s.lowers[first - 1].rstrip(".") if first else ""
    return (before in words("institution") or before in words("body")) and (
        s.tags[first - 1] == "NN" and s.under(first - 1, last - 1, 1) | s.under(last - 1, first - 1)
    )


def _of_a_person(s, first, last, kind):
    """Whether a title, a first name or "who is" tells a person: "Sheikh Tamim al-Mansoor"."""
    before, start = s.lowers[first - 1].rstrip(".") if first else "", s.lowers[first]
    if last - first > 4 or not all(
        s.tags[i] in ("NNP", "NNPS", "NN", "HYPH") or s.words[i] in words("particle")
        for i in range(first, last)
    ):
        return False
    behind = [*s.lowers[last : last + 3], "", "", ""]
    if before in words("honorific") or before in words("office") and not (
        kind == "place" and behind[0].rstrip(".") in words("honorific")  # "rival New Mexico Gov. Ek"
    ):
        return True
    if sort_among(s, first, last) or before == "the" and not start.startswith(("rt", "right")):
        return False
    is_who = behind[:2] == [",", "who"] and s.tags[last + 2 : last + 3] == ["VBZ"]
    is_who |= last - first == 2 and before == "'s" and speaks(s, last - 1) and (
        _is_a_state(s.lowers[first - 2]))  # "Freedonia's Mako Sel said"
    titled = start.rstrip(".") in (words("honorific") | words("office")) - {"st"}
    # "in El Paso", but "by Ada Lund"
    somewhere = kind == "place" and s.deps[last - 1] in ("pobj", "compound", "nmod") and (
        s.lowers[s.heads[last - 1]] not in ("by", "like", "with"))
    return is_who or titled or bool(gender(start)) and not somewhere


def _is_a_state(word):
    """Whether a lower-case word is a state's name."""
    return gazetteer().get((word,), ("", ""))[1] == "state"


def sort_among(s, first, last, sorts=(*SORTS, "place", "portfolio")):
    """Whether a word of a name says that it is no person's: "Georgia Power", "General Motors"."""
    return "&" in s.words[first:last] or any(
        s.lowers[i] in words(sort) for i in range(first, last) for sort in sorts)


def _beside_a_place(s, last):
    """Whether a name is part of a place's: "the Harrow Fell" + "dam"."""
    return s.heads[last - 1] == last < len(s.words) and s.tags[last] == "NN" and (
        s.lowers[last] in words("place"))
