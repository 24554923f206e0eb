"""Mentions: which stretches of a sentence may refer to an actor?

In:   a parsed sentence; the words of actor_words.csv and outlets.csv; names of states
Out:  candidates, each with the kind of actor it may be; actors.py decides who it is

Names are spaCy's entities, corrected by the lists and by the words around them, and runs of
proper nouns that spaCy left out. Misses names in lower case and nicknames with articles.
"""

import csv
import functools
from pathlib import Path
from typing import NamedTuple

from helpers.names import HONORIFICS
from helpers.states import gazetteer, is_government

HERE = Path(__file__).parent
NAMED_TYPES = {
    "PERSON": "person", "ORG": "institution", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people",
}
PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
}
DETERMINERS = {"the", "this", "that"}
OPENING, CLOSING = set("“«„‹「"), set("”»›」")


class Sentence(NamedTuple):
    """A parsed sentence: lists of equal length, one item a token; heads are token numbers."""

    number: int
    words: list
    lowers: list
    lemmas: list
    tags: list
    deps: list
    heads: list
    entities: list
    starts: list
    ends: list


class Candidate(NamedTuple):
    """A stretch first..last (excluded) of a sentence; name_first..name_last is its bare name."""

    sentence: int
    first: int
    last: int
    kind: str  # person, state, institution, outlet, place, people, name, office, body, group, he …
    name: str
    head: int
    form: str
    title: str = ""
    office: str = ""  # head noun of the title or description
    country: str = ""
    definite: bool = True
    nested: bool = False  # inside another candidate's title
    rule: str = ""
    cut: tuple = ()  # part of a token that it covers, as characters: "Chinese" in "Sino-Chinese"
    of: int = -1  # the token whose candidate this one describes (apposition, predicate)


@functools.cache
def words():
    """Class -> set of words, from actor_words.csv."""
    classes = {}
    for line in (HERE / "actor_words.csv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, members = line.split(";")
            classes[name] = frozenset(members.split())
    classes["office"] |= classes["he office"] | classes["she office"] | classes["general office"]
    return classes


@functools.cache
def lexicon(register=()):
    """First lower-case word -> [(words, kind, name, country)], longest first.

    register: rows (name, kind, aliases, country) as a tuple; they come before everything else.
    """
    entries = {}
    for name, kind, aliases, country in register:
        for alias in (name, *aliases):
            entries.setdefault(tuple(alias.lower().split()), ("register", kind, name, country))
    with open(HERE / "outlets.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        for row in rows:
            for alias in (row["name"], *row["aliases"].split(", ")):
                if alias:
                    entries.setdefault(
                        tuple(alias.lower().split()), ("outlet", alias, row["name"], row["country"])
                    )
    for key, (state, sort) in gazetteer().items():
        entries.setdefault(key, (sort, "", state, state))
    index = {}
    for key, entry in entries.items():
        index.setdefault(key[0], []).append((key, *entry))
    for found in index.values():
        found.sort(key=lambda e: -len(e[0]))
    return index


def candidates(sentence, register=()):
    """Every stretch of the sentence that may refer to an actor, in order.

    sentence: a Sentence; register: see `lexicon`. Returns a list of Candidates.
    """
    owner = [-1] * len(sentence.words)
    found = []
    for name in _names(sentence, lexicon(register)):
        for i in range(name.first, name.last):
            owner[i] = len(found)
        found.append(name)
    found = [_with_title(sentence, name, found, owner) if name.kind in ("person", "name")
             else name for name in found]
    titled = [-1] * len(owner)
    for number, name in enumerate(found):
        for i in range(name.first, name.last):
            if owner[i] != number and not name.cut:
                titled[i] = number
    found = [name._replace(nested=True) if titled[name.head] >= 0 else name for name in found]
    for i, lower in enumerate(sentence.lowers):
        if owner[i] >= 0 or titled[i] >= 0:
            continue
        pronoun = PRONOUNS.get(lower)
        if pronoun:
            if sentence.tags[i] in ("PRP", "PRP$"):
                found.append(Candidate(sentence.number, i, i + 1, pronoun, lower, i, "pronoun"))
            continue
        if sentence.tags[i] in ("NN", "NNS", "NNP", "NNPS"):
            description = _description(sentence, i, found, owner)
            if description:
                found.append(description)
    found.sort(key=lambda c: (c.first, -c.last))
    return found


def _names(s, index):
    """Names in a sentence, none over another, from left to right."""
    n = len(s.words)
    entity_ends = _entity_ends(s)
    i = 0
    while i < n:
        word = s.words[i]
        if not (word[0].isupper() or word[0].isdigit() or word[0] in "#@dČ"):
            i += 1
            continue
        name = None
        kind, end = entity_ends.get(i, ("", i))
        listed = _listed(s, i, index)
        if listed and listed[1] in ("register", "outlet"):
            name = _listed_name(s, i, listed)
        elif kind in ("person", "institution", "place") and end - i > (
            len(listed[0]) if listed else 1
        ) and not (listed and listed[1] == "demonym" and kind == "person"):
            name = _entity_name(s, i, end, kind, index)
        elif listed:
            name = None if listed[1] == "pair" else _listed_name(s, i, listed)
        elif kind:
            name = _entity_name(s, i, end, kind, index)
        elif s.tags[i] in ("NNP", "NNPS") and not s.entities[i]:
            name = _run(s, i, index, entity_ends)
        if listed and listed[1] == "pair":
            yield from _pair(s, i, index)
            i += 1
        elif name:
            yield name
            i = max(name.last, i + 1)
        else:
            i += 1


def _entity_ends(s):
    """First token of each named entity that may be an actor -> (kind, end)."""
    ends, i, n = {}, 0, len(s.words)
    while i < n:
        entity = s.entities[i]
        if entity.startswith("B"):
            kind = NAMED_TYPES.get(entity[2:])
            first = i
            i += 1
            while i < n and s.entities[i].startswith("I"):
                i += 1
            last = i
            while first < last and s.lowers[first] in ("the", "a", "an", "this", "'s", "’s", '"'):
                first += 1
            while first < last and s.tags[last - 1] in ("POS", ",", ".", "''", "``", ":"):
                last -= 1
            if kind and first < last:
                ends[first] = (kind, last)
        else:
            i += 1
    return ends


def _listed(s, i, index):
    """The longest entry of the lexicon that begins at token i, or None."""
    lower = s.lowers[i]
    for entry in index.get(lower, ()):
        key = entry[0]
        if len(key) > 1 and tuple(s.lowers[i : i + len(key)]) != key:
            continue
        if entry[1] in ("state", "demonym", "capital"):
            # "US" is a state, "us" and "Us" are not.
            if lower in ("us", "usa", "uk", "uae") and s.words[i] != lower.upper():
                continue
            if s.tags[i].startswith(("VB", "RB")) and len(key) == 1:
                continue
            if i and s.tags[i - 1] == "HYPH":
                continue
        return entry
    parts = lower.split("-")
    if len(parts) == 2 and all(
        any(e[0] == (p,) and e[1] == "demonym" for e in index.get(p, ())) for p in parts
    ):
        return ((lower,), "pair", "", lower, "")
    return None


def _listed_name(s, i, entry):
    key, sort, _, name, country = entry
    last = i + len(key)
    first = i - 1 if i and s.lowers[i - 1] == "the" else i
    head = _head(s, i, last)
    start = {"sentence": s.number, "first": first, "last": last, "head": head}
    if sort == "register":
        return Candidate(**start, kind="register", name=name, form="name", rule="register")
    if sort == "outlet":
        governor = s.heads[head]
        if last <= governor < last + 2 and s.lowers[governor] in words()["outlet"]:
            start.update(last=governor + 1, head=governor)
            first = _left_edge(s, governor, first)
            start.update(first=first)
        return Candidate(**start, kind="outlet", name=name, form="name", country=country,
                         rule="list of outlets")
    if sort == "state":
        return Candidate(**start, kind="state", name=name, form="name", country=name,
                         rule="name of a state")
    if sort == "capital":
        government = is_government(s, i, last)
        return Candidate(
            **start, kind="state" if government else "place", country=name,
            name=name if government else _text(s, i, last),
            form="metonym" if government else "name",
            rule="capital acting as its government" if government else "place",
        )
    return _demonym(s, i, last, name)


def _demonym(s, i, last, state):
    """What "Russian" stands for: the state before its actions and bodies, a people, or nothing."""
    head = _head(s, i, last)
    start = {"sentence": s.number, "first": i, "last": last, "country": state, "head": head}
    governor = s.heads[head]
    noun = s.lowers[governor]
    if s.tags[i] in ("NNPS", "NNS"):
        return Candidate(**start, kind="people", name=_text(s, i, last), form="demonym",
                         rule="name of a people")
    if governor >= last and s.tags[governor].startswith("NN"):
        if noun in words()["state body"]:
            start.update(first=_left_edge(s, governor, i), last=governor + 1, head=governor)
            return Candidate(**start, kind="state", name=state, form="demonym",
                             rule=f"demonym + {noun}: the state")
        if noun in words()["action"] or s.lemmas[governor].lower() in words()["action"]:
            return Candidate(**start, kind="state", name=state, form="demonym",
                             rule="demonym before what the state does")
    return Candidate(**start, kind="", name="", form="demonym", rule="")


def _pair(s, i, index):
    """Both states of "Russian-Chinese" before what they do together."""
    noun = s.heads[i]
    if s.lowers[noun] not in words()["action"] and s.lemmas[noun].lower() not in words()["action"]:
        return
    offset = 0
    for part in s.words[i].split("-"):
        state = next(e[3] for e in index[part.lower()] if e[0] == (part.lower(),))
        yield Candidate(
            s.number, i, i + 1, "state", state, i, "demonym", country=state,
            rule="demonym before what the states do", cut=(offset, offset + len(part)),
        )
        offset += len(part) + 1


def _entity_name(s, first, last, kind, index):
    """A named entity, its kind corrected by its words; a person's name without its title."""
    if kind == "people":
        if s.tags[last - 1] in ("NNPS", "NNS"):
            return Candidate(s.number, first, last, "people", _text(s, first, last),
                             last - 1, "name", rule="name of a people")
        return None
    ending = s.lowers[last - 1]
    classes = words()
    if last - first > 1 and kind != "institution":
        if ending in classes["institution"]:
            kind = "institution"
        elif kind == "person" and ending in classes["place"]:
            kind = "place"
    if kind == "institution" and last - first > 1 and ending in classes["outlet name"]:
        kind = "outlet"
    elif kind == "institution" and ending in classes["place"] and ending not in (
        classes["institution"]
    ):
        kind = "place"
    title_end = first
    if kind == "person":
        while title_end < last - 1 and _is_title_word(s, title_end, index):
            title_end += 1
        last = _longer(s, title_end, last, index)
    elif last - first == 1:
        last = _with_i(s, last)
    while title_end < last - 1 and s.lowers[title_end] in ("'", "-", "–", "—", "(", "#"):
        title_end += 1
    span = title_end if kind == "person" else first
    if span and s.lowers[span - 1] == "the" and kind != "person":
        span -= 1
    name = _text(s, title_end, last)
    return Candidate(s.number, span, last, kind, name, _head(s, title_end, last), "name",
                     rule="named entity")


def _is_title_word(s, i, index):
    lower = s.lowers[i].rstrip(".")
    return lower in HONORIFICS or lower in words()["office"] or lower in ("foreign", "prime") or (
        any(e[1] in ("demonym", "state") and len(e[0]) == 1 for e in index.get(s.lowers[i], ()))
    )


def _longer(s, first, last, index):
    """The end of a person's name, with parts that the entity left out: "Wang" + "I"."""
    while last < len(s.words) and not s.entities[last]:
        if _with_i(s, last) > last:
            last += 1
            continue
        joined = s.heads[last] in range(first, last) or s.heads[last - 1] == last
        if s.tags[last] == "NNP" and joined and s.words[last][0].isupper() and not (
            index.get(s.lowers[last]) or _is_title_word(s, last, index)
        ):
            last += 1
            continue
        break
    return last


def _with_i(s, last):
    """The end of a name, with the "I" behind it where that is a name too: "Wang I is"."""
    if last < len(s.words) and s.words[last] == "I" and s.tags[last - 1] == "NNP":
        tag = s.tags[last + 1] if last + 1 < len(s.words) else "."
        if tag in ("VBZ", ",", ".", "POS", "CC", "WP", "IN", "-RRB-"):
            return last + 1
    return last


def _run(s, first, index, entity_ends):
    """A run of proper nouns that is no entity: an organisation, a place, or a name of any kind."""
    n, last = len(s.words), first + 1
    classes = words()
    while last < n:
        if s.tags[last] in ("NNP", "NNPS") and not s.entities[last] and s.words[last][0].isupper():
            last += 1
        elif last + 1 < n and s.lowers[last] in ("of", "for", "on", "and", "&") and (
            s.lowers[last - 1] in classes["institution"]
        ) and s.tags[last + 1] in ("NNP", "NNPS") and last + 1 not in entity_ends:
            last += 2
        else:
            break
    title_end = first
    while title_end < last and (
        s.lowers[title_end].rstrip(".") in HONORIFICS or s.lowers[title_end] in classes["office"]
    ):
        title_end += 1
    if title_end == last:
        return None
    titled = title_end > first
    endings = {s.lowers[i] for i in range(first, last)}
    kind = "person" if titled else "name"
    if not titled and endings & classes["institution"]:
        kind = "institution"
    elif not titled and last - first > 1 and s.lowers[last - 1] in classes["outlet name"]:
        kind = "outlet"
    elif not titled and s.lowers[last - 1] in classes["place"]:
        kind = "place"
    if kind in ("person", "name"):
        last = _longer(s, title_end, last, index)
    name = _text(s, title_end, last)
    if kind == "institution" and last - first == 1:
        return None
    span = first - 1 if kind != "person" and first and s.lowers[first - 1] == "the" else title_end
    return Candidate(s.number, span, last, kind, name, _head(s, title_end, last), "name",
                     rule="proper noun")


def _text(s, first, last):
    """Tokens first..last (excluded) as they stand in the text, with single spaces."""
    pieces = []
    for i in range(first, last):
        if pieces and s.starts[i] > s.ends[i - 1]:
            pieces.append(" ")
        pieces.append(s.words[i])
    return "".join(pieces)


def _head(s, first, last):
    """The token of a span whose head lies outside it; subjects before others."""
    outside = [i for i in range(first, last) if not first <= s.heads[i] < last or s.heads[i] == i]
    for i in outside:
        if s.deps[i].startswith("nsubj"):
            return i
    return outside[-1] if outside else last - 1


def _left_edge(s, head, latest):
    """Where the noun phrase of `head` begins: contiguous dependants to its left."""
    first = min(head, latest)
    while first > 0:
        before, steps = first - 1, 0
        above = before
        while above != head and s.heads[above] != above and steps < 6:
            above = s.heads[above]
            steps += 1
        if above != head or s.tags[before] in (",", ":", "``", "''", "CC", "IN", "TO", "RB"):
            break
        if s.tags[before].startswith("VB") and s.tags[before] not in ("VBG", "VBN"):
            break
        first = before
    return first


def _with_title(s, name, found, owner):
    """A person's name with the title before it: "US Secretary of State" + "Antony Blinken"."""
    classes = words()
    start = name.first
    while start > 0 and s.lowers[start - 1] in ("'", "“", '"', "the"):
        break
    office_at, first, i = -1, start, start - 1
    steps = 0
    while i >= 0 and steps < 16:
        lower, tag = s.lowers[i], s.tags[i]
        bare = lower.rstrip(".")
        number = owner[i]
        if number >= 0 and found[number].kind == "person":
            break
        if bare in HONORIFICS or lower in classes["office"]:
            office_at = first = i
        elif tag in ("NN", "NNP", "NNPS", "JJ", "JJS", "RBS", "HYPH", "VBG", "POS", "NNS") or (
            number >= 0
        ):
            if office_at >= 0 and _under(s, i, office_at, name):
                first = i
            elif office_at >= 0:
                break
        elif tag in ("DT", "PRP$") and office_at >= 0 and i == first - 1:
            first = i
            break
        elif lower in ("of", "for", "to", "on", "at", "and", "the", "&") and office_at < 0 and (
            start - i < 14
        ):
            pass
        elif lower == "and" and office_at >= 0 and s.lowers[i - 1 : i] and (
            s.lowers[i - 1] in classes["office"]
        ):
            first = i
        else:
            break
        i -= 1
        steps += 1
    if office_at < 0:
        return name
    # Words between office and name must belong to the title: "Secretary of State Antony Blinken",
    # not "the minister told Blinken", and not "officials in Kabul".
    between = range(office_at + 1, start)
    if between and s.lowers[office_at + 1] not in ("of", "for", "to", "on", "at", "and", "-") and (
        not all(s.tags[j] in ("NN", "NNP", "NNPS", "NNS", "JJ") for j in between)
    ):
        return name
    if between and s.lowers[office_at + 1] in ("of", "for", "to", "on", "at") and not (
        _joined(s, office_at, name)
    ):
        return name
    title_first = first
    while title_first < start and s.tags[title_first] in ("DT", "PRP$", "POS"):
        title_first += 1
    title = _text(s, title_first, start)
    country = ""
    for j in range(title_first, start):
        if owner[j] >= 0 and found[owner[j]].country:
            country = found[owner[j]].country
            break
    return name._replace(
        first=first, kind="person", title=title, office=s.lowers[office_at].rstrip("."),
        country=country or name.country,
    )


def _under(s, i, office, name):
    """Whether token i depends, through others, on the office or the name behind it."""
    above = i
    for _ in range(6):
        above = s.heads[above]
        if above >= office and above < name.last:
            return True
        if above < i:
            return False
    return False


def _joined(s, office, name):
    """Whether office and name form one noun phrase."""
    return s.heads[office] in range(name.first, name.last) or (
        s.heads[name.head] == office and s.deps[name.head] in ("appos", "compound", "nmod", "dep")
    )


def _description(s, i, found, owner):
    """A common noun that may refer to an actor: an office, an outlet, a body, or a group."""
    lower, tag, dep = s.lowers[i], s.tags[i], s.deps[i]
    classes = words()
    plural = tag in ("NNS", "NNPS")
    if plural:
        if lower not in classes["group"] and s.lemmas[i].lower() not in classes["office"]:
            return None
    elif not (lower in classes["office"] or lower in classes["outlet"]
              or lower in classes["institution"] or lower == "country"):
        return None
    if dep in ("compound", "nmod", "amod"):
        return None
    first = _left_edge(s, i, i)
    lowers = s.lowers[first:i]
    country = ""
    for j in range(first, i):
        if owner[j] >= 0 and found[owner[j]].country:
            country = found[owner[j]].country
    last = _of_phrase(s, i)
    if not country and last > i + 1:
        for j in range(i + 1, min(last, i + 4)):
            if owner[j] >= 0 and found[owner[j]].kind == "state":
                country = found[owner[j]].country
    if plural:
        return _group(s, i, first, country)
    possessed = any(s.tags[j] == "PRP$" and s.heads[j] == i for j in range(first, i))
    definite = bool(lowers) and (
        lowers[0] in DETERMINERS or any(s.tags[j] == "POS" for j in range(first, i))
    ) and not possessed
    governor = s.heads[i]
    if dep == "pobj" and s.lowers[governor] in ("than", "like", "as", "unlike"):
        return None
    of = -1
    if lower in classes["office"]:
        if dep == "appos":
            of = governor
        elif dep == "attr" and s.lowers[governor] != "there":
            of = next((j for j in range(governor) if s.heads[j] == governor
                       and s.deps[j].startswith("nsubj")), -1)
        else:
            of = next((j for j in range(i + 1, len(s.words)) if s.heads[j] == i
                       and s.deps[j] == "appos"), -1)
    bare = first
    while bare < i and s.tags[bare] in ("DT", "PRP$"):
        bare += 1
    title = _text(s, bare, last)
    kind = (
        "office" if lower in classes["office"] else
        "an outlet" if lower in classes["outlet"] else
        "a country" if lower == "country" else "a body"
    )
    return Candidate(
        s.number, first, last, kind, _text(s, first, last), i, "title", title=title,
        office=lower, country=country, definite=definite and not possessed, of=of,
    )


def _of_phrase(s, i):
    """The end of a noun phrase with the "of …" behind its head."""
    last = i + 1
    while last + 1 < len(s.words) and s.lowers[last] in ("of", "for", "at", "to", "on") and (
        first_under(s, last, i)
    ):
        end = last + 1
        while end < len(s.words) and s.tags[end] in (
            "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "CD"
        ):
            end += 1
        if end == last + 1 or s.lowers[last] != "of" and s.tags[end - 1] not in ("NNP", "NNPS"):
            break
        last = end
    return last


def first_under(s, i, head):
    """Whether token i depends, through at most four others, on `head`."""
    for _ in range(5):
        i = s.heads[i]
        if i == head:
            return True
    return False


def _group(s, i, first, country):
    """A plural that speaks, acts or is judged, as a candidate; None for other plurals."""
    dep, governor = s.deps[i], s.heads[i]
    acts = dep in ("nsubj", "nsubjpass") or dep == "pobj" and (
        s.deps[governor] == "agent" or s.lowers[governor] == "to"
        and s.lowers[s.heads[governor]] == "according"
        or s.lowers[governor] == "by" or s.lowers[governor - 1 : governor] == ["according"]
    )
    if not acts:
        return None
    if any(s.tags[j] == "CD" for j in range(first, i)) and s.lowers[first] in ("the", "both"):
        return None  # "the two men" are people already named: nobody new
    name = _text(s, first, i + 1)
    for article in ("the ", "some ", "many ", "several ", "these ", "those "):
        if name.lower().startswith(article):
            name = name[len(article):]
    last = i + 1
    if s.lowers[i] in ("sources", "insiders") or s.lowers[i] == "officials" and not country and (
        last < len(s.words) and s.lowers[last] in ("familiar", "close", "briefed")
    ):
        while last < len(s.words) and last - i < 8 and first_under(s, last, i) and (
            s.tags[last] not in (",", ".", ":", "``", "''")
        ):
            last += 1
        name = "unnamed sources"
    elif last < len(s.words) and s.lowers[last] in ("close", "of", "from", "in", "opposed") and (
        s.heads[last] == i
    ):
        while last < len(s.words) and last - i < 7 and first_under(s, last, i) and (
            s.tags[last] not in (",", ".", ":", "``", "''", "WDT", "WP")
        ):
            last += 1
        name = name + " " + _text(s, i + 1, last)
    return Candidate(s.number, first, last, "group", name, i, "title", office=s.lowers[i],
                     country=country, rule="plural that speaks, acts or is judged")
