"""Names in a sentence: which stretches name a person, a state, an organisation, a place?

In:   a parsed sentence; actor_words.csv, outlets.csv, the names of states, the register
Out:  candidates: names, and what kind of actor each may be

Names are in a list (lexicon.py), or spaCy sees them (named_entities.py), or it does not
(unseen_names.py). Misses names in lower case, and products pass for companies.
"""

from helpers.acronyms import spelled_out
from helpers.handles import handle
from helpers.lexicon import Candidate, listed_at, listed_name, listed_pair
from helpers.name_spans import (
    FAMILY_PARTICLES,
    begins_with_clitic,
    split_pair,
    with_particles,
)
from helpers.named_entities import entity, entity_spans
from helpers.names import gender
from helpers.outlet_names import as_outlet, run_behind
from helpers.unnamed import speaks
from helpers.unseen_names import (
    addressed,
    end_of_society,
    end_with_possessive,
    is_addressed,
    known_elsewhere,
    run,
)

# What spaCy takes a name for after a quotation: nothing that speaks.
ANYTHING = {f"{some}{what}" for some in ("any", "every", "no", "some") for what in (
    "body", "one", "thing")}
NO_ACTORS = {"WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE"}


def names(s, index, known=None):
    """The names in a sentence, none over another, from left to right, as Candidates.

    index: see `lexicon`; known: names that other sentences told (`unseen_names.known_names`).
    """
    found, i = [], 0
    entities, spelled = entity_spans(s), spelled_out(s)
    while i < len(s.words):
        if _may_begin(s, i, index) or i in entities and s.lowers[i] in FAMILY_PARTICLES:
            for name in _names_at(s, i, index, entities, spelled, known or {}):
                name = with_particles(s, name, found[-1].last if found else 0)
                found += split_pair(s, as_outlet(s, name, found))
        i = max(found[-1].last if found else 0, i + 1)
    return found


def _may_begin(s, i, index):
    """Whether token i may begin a name: a capital, a digit, or a word that the lists know."""
    opens = not any(word[0].isalnum() for word in s.words[:i])
    if s.lowers[i] in ANYTHING:
        return False  # "Everything Ann says"
    label = opens and len(s.words[i]) == 1 and s.words[i + 1 : i + 2] == [":"]  # "*Q: Did you"
    first_letter = s.words[i][0]
    return not label and (first_letter.isupper() or first_letter.isdigit()
                          or s.lowers[i] in index or s.words[i - 1 : i] == ["@"]
                          or begins_with_clitic(s.words[i]))


def _names_at(s, i, index, entities, spelled, known):
    """The name that begins at token i, in a list; the two of "Russian-Chinese"; or none.

    entities, spelled: first token -> where spaCy's entity, or a name before its acronym, ends.
    """
    of_a_handle = handle(s, i, known)
    if of_a_handle:
        return [of_a_handle]
    kind, end = entities.get(i, ("", i))
    listed = listed_at(s, i, index)
    longest = max(end, i + len(listed[0]) if listed else i)
    whole = spelled.get(i, i)
    society = max(end_of_society(s, i, index), end_with_possessive(s, i, kind))
    if whole > longest or i < society >= longest:
        rule = ("name before its acronym in brackets" if i in spelled
                else "plural and what is theirs in a name")
        return [_spelled_out(s, i, max(whole, society), rule)]
    if listed and listed[1] == "pair":
        return listed_pair(s, i, index)
    name = None
    if listed and _is_as_listed(s, i, end, kind, listed):
        name = listed_name(s, i, listed)
    elif kind != "person" and is_addressed(s, i):
        name = addressed(s, i)
    elif kind:
        name = entity(s, i, end, kind, index)
    elif (s.tags[i] in ("NNP", "NNPS") or begins_with_clitic(s.words[i]) and speaks(s, i)) and (
        not s.entities[i] or _is_mistaken(s, i)
    ):
        name = run(s, i, index, entities)
    if name is None and not listed:
        name = run_behind(s, i) or known_elsewhere(s, i, known)
    return [name] if name else []


def _is_mistaken(s, i):
    """Whether what spaCy takes for a book or a product is somebody: it speaks, it has a first name.
    """
    kind = s.entities[i][2:]
    first_name = gender(s.lowers[i]) and s.tags[i + 1 : i + 2] in (["NNP"], ["NNPS"])
    speaking = speaks(s, i) or s.deps[i] == "compound" and s.heads[i] == i + 1 and speaks(s, i + 1)
    return kind in NO_ACTORS and bool(speaking or first_name and kind != "EVENT")


def _is_as_listed(s, i, end, kind, listed):
    """Whether a name in a list tells more than spaCy, which sees one of a kind up to `end`."""
    key, sort = listed[:2]
    if sort in ("register", "outlet") or kind == "people" or end - i <= len(key):
        return True
    return sort == "demonym" and (  # not "Chinese" in "Chinese Academy"
        kind == "person" or s.lowers[i + 1 : end] == ["government"])


def _spelled_out(s, first, last, rule):
    """A name that the acronym in brackets behind it tells, or the words themselves."""
    span = first - 1 if first and s.lowers[first - 1] == "the" else first
    return Candidate(s.number, span, last, "institution", s.text(first, last),
                     s.head(first, last), "name", rule=rule)


def inside(s, name, index):
    """States and places named inside a longer name: "Irving" in "Irving Police Department"."""
    i = name.first
    while i < name.last:
        listed = listed_at(s, i, index) if s.words[i][0].isupper() else None
        if listed and listed[1] in ("state", "capital"):
            last = i + len(listed[0])
            # "of China", but not the Wales in "New South Wales"
            before = s.words[i - 1] if i > name.first else "of"
            if (before[0].islower() or before == "The") and (
                last <= name.last and s.text(i, last) != name.name
            ):
                state = listed[1] == "state"
                yield Candidate(
                    s.number, i, last, "state" if state else "place",
                    listed[3] if state else s.text(i, last), s.head(i, last), "name",
                    country=listed[4], nested=True, rule="state or place in a longer name",
                )
            i = last
        else:
            if s.tags[i] == "NNP" and i + 1 < name.last and i <= name.first + 1:
                yield Candidate(s.number, i, i + 1, "name", s.words[i], i, "name", nested=True,
                                rule="name inside a longer name")
            i += 1
