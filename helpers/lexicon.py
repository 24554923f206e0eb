"""The lexicon: names that are known beforehand, and what they stand for here.

In:   the register, outlets.csv, names of states, demonyms and capitals; a parsed sentence
Out:  candidates for the names of the sentence that are listed

"Russian" is Russia before what a state does ("Russian attempts"), and nobody before bread.
"""

import csv
import functools
import re
from pathlib import Path
from typing import NamedTuple

from helpers.states import gazetteer, is_government
from helpers.vocabulary import words

# Peoples whose names end so have no plural in -s: "the Irish", "the Swiss", "the Faroese".
WITHOUT_S = ("sh", "ch", "ss", "ese")
BULLETS = {"-", "–", "—", "•", "*", "·"}
ENDS_PHRASE = {",", ":", "``", "''", "CC", "IN", "TO", "RB", "VBD", "VBZ", "VBP", "VB"}
# What the tokenizer parts from a name's words: "King" + "'s" + "College", "AT" + "&" + "T".
_APART = re.compile(r"'s?(?= |$)|[&!?,]")
OUTLETS = Path(__file__).parent / "outlets.csv"


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
    block: int = 0
    quoted: list = ()  # of each token, the number of the quotation it stands in, or -1

    def text(self, first, last):
        """Tokens first..last (excluded) as they stand in the article, with single spaces."""
        pieces = []
        for i in range(first, last):
            if pieces and self.starts[i] > self.ends[i - 1]:
                pieces.append(" ")
            pieces.append(self.words[i])
        return "".join(pieces)

    def head(self, first, last):
        """The token of a span whose own head lies outside it; a subject before others."""
        heads = self.heads
        outside = [i for i in range(first, last)
                   if not first <= heads[i] < last or heads[i] == i]
        for i in outside:
            if self.deps[i].startswith("nsubj"):
                return i
        return outside[-1] if outside else last - 1

    def under(self, i, head, steps=6):
        """Whether token i depends on `head`, through at most so many others."""
        for _ in range(steps):
            i = self.heads[i]
            if i == head:
                return True
        return False


class Candidate(NamedTuple):
    """Tokens first..last (excluded) of a sentence that may refer to an actor."""

    sentence: int
    first: int
    last: int
    kind: str  # a kind of actor, or: register, place, people, name; office …; he, she, it …
    name: str
    head: int
    form: str
    title: str = ""
    office: str = ""  # the head noun of a title or description
    country: str = ""
    rule: str = ""
    definite: bool = True
    nested: bool = False  # inside another name or a person's title
    cut: tuple = ()  # the characters of one token that it covers: "Chinese" in "Russian-Chinese"
    short_for: str = ""  # the name behind which it stands in brackets
    of: int = -1  # the token of the name that it describes
    apposition: bool = False
    acting: bool = False  # a description that speaks, acts or is judged
    spoken_for: int = -1  # the token of the organisation whose spokesman this is


@functools.lru_cache(16)
def lexicon(register=()):
    """First lower-case word -> [(words, sort, name in the text, name, country)], longest first.

    register: (name, kind, aliases, country) tuples; they come before outlets, states, peoples
    and capitals. sort: register, outlet, state, demonym or capital. A state or an outlet that
    the register lists bears the register's name.
    """
    entries, claimed = {}, {}
    for name, kind, aliases, country in register:
        keys = {_key(alias): alias for alias in (name, *aliases)}
        meant = [gazetteer()[key] for key in keys if key in gazetteer() and kind != "person"]
        state = next((state for state, sort in meant if sort == "state"), "")
        claimed.setdefault(state, name)
        for key, alias in keys.items():
            entries.setdefault(key, ("register", alias, name, country or state))
            if gazetteer().get(key) == (state, "state"):
                entries[key] = ("state", alias, name, state)
    with open(OUTLETS, encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        for row in rows:
            names = (row["name"], *filter(None, row["aliases"].split(", ")))
            listed = (entries[_key(n)][2] for n in names if _key(n) in entries)
            name = next(listed, row["name"])
            for alias in names:
                entries.setdefault(_key(alias), ("outlet", alias, name, row["country"]))
    for key, (state, sort) in gazetteer().items():
        entries.setdefault(key, (sort, "", claimed.get(state, state), state))
    return _index(entries)


def _key(name):
    return tuple(_APART.sub(r" \g<0> ", name.lower().replace("’", "'")).split())


def _index(entries):
    index = {}
    for key, entry in entries.items():
        index.setdefault(key[0], []).append((key, *entry))
    for found in index.values():
        found.sort(key=lambda e: -len(e[0]))
    return index


def listed_at(s, i, index):
    """The longest entry of the lexicon that begins at token i, or None."""
    lower = s.lowers[i]
    for entry in index.get(lower, ()):
        key, sort, spelling = entry[:3]
        if len(key) > 1 and tuple(s.lowers[i : i + len(key)]) != key:
            continue
        if sort in ("state", "demonym", "capital"):
            # "US" is a state, "us" and "Us" are not; "polish" may be a verb.
            if lower in ("us", "usa", "uk", "uae") and s.words[i] != lower.upper():
                continue
            if not s.words[i][0].isupper() or len(key) == 1 and s.tags[i][:2] in ("VB", "RB"):
                continue
        elif any(theirs[0].isupper() and not ours[0].isupper()
                 for theirs, ours in zip(spelling.split(), s.words[i:])):
            continue  # "The economist" is not The Economist
        elif len(key) == 1 and len(spelling) < 4 and spelling.isupper() and (
            not s.words[i].isupper()
        ):
            continue  # "Ap Rhys" is not AP
        return entry
    halves = lower.split("-")
    if len(halves) == 2 and all(_state_of_demonym(half, index) for half in halves):
        return ((lower,), "pair", "", "", "")
    return None


def _state_of_demonym(word, index):
    return next((e[3:] for e in index.get(word, ()) if e[0] == (word,) and e[1] == "demonym"), ())


def listed_name(s, i, entry):
    """A name that the lexicon knows, as it stands here."""
    key, sort, _, name, country = entry
    last = i + len(key)
    first = i - 1 if i and s.lowers[i - 1] == "the" else i
    head = s.head(i, last)
    c = Candidate(s.number, first, last, sort, name, head, "name", country=country)
    if sort == "register":
        return c._replace(first=i, rule="register")
    if sort == "outlet":
        noun = s.heads[head]
        if last <= noun < last + 2 and s.lowers[noun] in words("outlet"):  # Reuters agency
            c = c._replace(first=left_edge(s, noun, first), last=noun + 1, head=noun)
        return c._replace(rule="list of outlets")
    if sort == "state":
        if s.words[last - 1] in ("U.S", "U.K") and s.lowers[last : last + 1] == ["."]:
            c = c._replace(last=last + 1)  # the sentence's full stop is the abbreviation's too
        noun = s.heads[head]
        if noun == c.last and s.lowers[noun] in words("state body"):  # US troops
            return c._replace(last=noun + 1, head=noun, rule=f"state + {s.lowers[noun]}")
        return c._replace(rule="name of a state")
    if sort == "capital":
        if is_government(s, i, last):
            return c._replace(kind="state", form="metonym", rule="capital acting as its government")
        return c._replace(kind="place", name=s.text(i, last), rule="capital as a place")
    return _demonym(s, i, last, name, country)


def _demonym(s, i, last, state, country):
    """What "Russian" stands for: the state before its actions and bodies, a people, or nothing."""
    c = Candidate(s.number, i, last, "", "", s.head(i, last), "demonym", country=country)
    first = i - 1 if s.lowers[i - 1 : i] == ["the"] else i
    if s.tags[i] in ("NNPS", "NNS"):
        return c._replace(first=first, kind="people", name=s.text(i, last),
                          rule="name of a people")
    if s.lowers[i - 1 : i] == ["the"] and s.tags[i] in ("NNP", "JJ", "NN") and (
        s.deps[c.head] in ("nsubj", "nsubjpass", "dobj")
        and s.tags[s.heads[c.head]].startswith("VB")
        or s.deps[c.head] == "pobj" and s.lowers[last - 1].endswith(WITHOUT_S)
        and s.lowers[s.heads[c.head]] not in ("from", "into")  # "translated from the Japanese"
    ):
        return c._replace(first=first, kind="people", name=s.text(i, last),
                          rule="name of a people")  # "the Thai"
    noun = s.heads[c.head]
    if noun >= last and s.tags[noun].startswith("NN"):
        if s.lowers[noun] in words("state body"):
            return c._replace(
                first=left_edge(s, noun, i), last=noun + 1, head=noun, kind="state", name=state,
                rule=f"demonym + {s.lowers[noun]}: the state",
            )
        if _action(s, noun):
            return c._replace(kind="state", name=state, rule="demonym before what the state does")
    return c


def listed_pair(s, i, index):
    """Both states of "Russian-Chinese" before what they do together."""
    noun, offset = s.heads[i], 0
    if not (_action(s, noun) or s.lemmas[noun].lower() in words("dealing")):
        return
    for half in s.words[i].split("-"):
        state, country = _state_of_demonym(half.lower(), index)
        yield Candidate(
            s.number, i, i + 1, "state", state, i, "demonym", country=country,
            rule="demonym before what the states do", cut=(offset, offset + len(half)),
        )
        offset += len(half) + 1


def _action(s, noun):
    actions = words("action")
    return s.lowers[noun] in actions or s.lemmas[noun].lower() in actions


def left_edge(s, head, latest):
    """Where the noun phrase of `head` begins: the unbroken dependants to its left."""
    first = min(head, latest)
    while first > 0:
        before = first - 1
        tag = s.tags[before]
        if before == 0 and s.words[0] in BULLETS or tag in ENDS_PHRASE or s.words[before] == "*":
            break
        if not s.under(before, head):
            break
        first = before
    return first
