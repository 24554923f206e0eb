"""Names: which of them belong together?

In:   names as texts
Out:  whether two name one person, or one organisation, and why

A person's name may come with titles, initials, particles and its parts in any order, and in
several transliterations (Zelensky, Zelenskyi). Misses rare nicknames and married names, and
keeps apart two people only if a given name tells them apart.
"""

import functools
import importlib
import re
import unicodedata
from collections import Counter

from nltk.metrics.distance import edit_distance

from helpers.vocabulary import words

# Sounds that transliterations write differently, in the order in which they are replaced.
SPELLINGS = (
    ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("kh", "h"), ("zh", "z"), ("ph", "f"),
    ("dj", "j"), ("th", "t"), ("ck", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("yo", "e"), ("io", "e"), ("y", "i"), ("j", "i"), ("x", "ks"),
)
_SPLIT = re.compile(r"[^\w'’]+|_+")


@functools.lru_cache(100_000)
def sound(word):
    """A key that transliterations of one name share: "Zelenskyi" and "Zelensky" -> "zelenski"."""
    key = unicodedata.normalize("NFKD", word.lower().replace("ø", "o").replace("ł", "l"))
    key = "".join(c for c in key if c.isalnum())
    for long, short in SPELLINGS:
        key = key.replace(long, short)
    return re.sub(r"(.)\1+", r"\1", key)


@functools.cache
def _first_names():
    """Lower-case first name -> in how many of the languages it is a man's, and a woman's."""
    men, women = Counter(), Counter()
    for language in sorted(words("language")):
        provider = importlib.import_module(f"faker.providers.person.{language}").Provider
        men.update({n.lower() for n in getattr(provider, "first_names_male", ())})
        women.update({n.lower() for n in getattr(provider, "first_names_female", ())})
    return men, women


def is_first_name(word):
    """Whether some people are called so, of whatever gender: "Robin"."""
    return bool(gender(word)) or any(word.lower() in counts for counts in _first_names())


@functools.lru_cache(100_000)
def gender(first_name):
    """"he" or "she" where a first name is given to one gender nearly everywhere, else ""."""
    name = first_name.lower()
    men, women = (counts[name] for counts in _first_names())
    if name in words("he name") or name in words("she name"):
        return "he" if name in words("he name") else "she"  # what faker has wrong, too
    if not men + women and name != plain(name):
        return gender(plain(name))  # "Lídia", where only Lidia is listed
    return "he" if men > 3 * women else "she" if women > 3 * men else ""


def plain(word):
    """A word without its accents: "Lídia" -> "Lidia"."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@functools.cache
def _short_forms():
    return dict(pair.split(":") for pair in words("short form"))


@functools.lru_cache(100_000)
def parts(name):
    """The telling parts of a person's name, as sounds, in order: no titles, no particles."""
    name = name.replace("’", "'").replace(" 't ", " ")  # "van 't Hoff"
    found = [w for w in (w.strip("'") for w in _SPLIT.split(name)) if w]
    while len(found) > 1 and found[0].lower() in words("honorific"):
        found.pop(0)  # but "Olivia Pope" and "Larry King" are called so
    while len(found) > 1 and found[-1].lower() in words("rank"):
        found.pop()
    telling = [w for w in found if w.lower() not in words("particle")]
    full = (_short_forms().get(w.lower(), w) for w in telling or found)
    return tuple(key for key in map(sound, full) if key)


@functools.lru_cache(100_000)
def alike(one, other):
    """Whether two sounds are one name: equal, an initial, or a slip of transliteration apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(short) < 5 or short[0] != long[0] or len(long) - len(short) > 2:
        return False
    return edit_distance(one, other) <= (1 if len(long) < 9 else 2)


def same_person(full, name):
    """Why `name` can name the person whose name is `full`, or "" if it cannot.

    full, name: texts; `full` has at least as many parts.
    """
    have, want = parts(full), parts(name)
    if not want or len(want) > len(have):
        return ""
    if sorted(have) == sorted(want):
        return "same full name" if len(want) > 1 else "same name"
    free = list(have)
    exact = 0
    for part in want:
        match = next((f for f in free if f == part), None)
        if match is not None:
            exact += 1
        else:
            # The J. of "Ada J. Brandt" stands for no first name.
            match = next((f for f in free if alike(f, part) and (
                len(f) > 1 or (have.index(f) == 0) == (want.index(part) == 0))), None)
        if match is None:
            return ""
        free.remove(match)
    if len(want) == 1:
        if len(want[0]) == 1:
            return ""
        if alike(have[-1], want[0]) or have[0] == want[0]:
            return "part of a full name in the article"
        return "part of a full name in the article" if exact else ""
    if exact == 0:
        return ""
    return "same name in another spelling" if len(want) == len(have) else "shorter form of a name"


@functools.lru_cache(100_000)
def essence(name):
    """The telling words of an organisation's name, lower-case, without "the", "of", "Inc."."""
    found = (w.strip("'’").removesuffix("'s").removesuffix("’s").lower()
             for w in _SPLIT.split(name.replace(".", "")))
    found = [w for w in found if w]
    return tuple([w for w in found if w not in words("dispensable")] or found)


def same_organisation(one, other, states=None, generic=None):
    """Why two names name one organisation, or "" if they do not.

    states: a function from a word to the state that it names, or None; with it "Chinese
    Communist Party" is "Communist Party of China". generic: words such as "court": a name that
    has one and another word may be the shorter form of a longer name.
    """
    first, second = essence(one), essence(other)
    if not first or not second:
        return ""
    if first == second:
        return "same name"
    if len(first) > 1 and len(second) > 1:
        if states:
            first = [states(w) or w for w in first]
            second = [states(w) or w for w in second]
        if sorted(first) == sorted(second):
            return "same words in another order"
        few, many = sorted((first, second), key=len)
        if any(list(many[i : i + len(few)]) == list(few) for i in range(len(many))):
            own = [w for w in few if not (states and states(w))]
            if len(own) > 1 and set(own) & (generic or set()):
                return "shorter form of a name in the article"
    few, many = sorted((first, second), key=len)
    long_enough = len(few[0]) > 3 or len(few[0]) == 3 and one[:3].isupper() and not (
        set(many) & (generic or set()))  # "FNV" and "FNV Havens"
    if len(few) == 1 and long_enough and few[0] == many[0] and not (
        few[0] in words("frequent") or states and states(few[0]) or few[0] in (generic or ())
    ):
        return "first word of a name in the article"
    short, long = sorted((one, other), key=len)
    if is_acronym(short, long):
        return "acronym of a name in the article"
    return ""


def is_acronym(short, long):
    """Whether `short` is made of the first letters of the words of `long`, small words free."""
    letters = short.replace(".", "").strip()
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or letters != letters.upper():
        return False
    parts_of = [w for w in re.split(r"[\s\-–]+", long) if w and w[0].isalpha()]
    big = "".join(w[0] for w in parts_of if w[0].isupper())
    every = "".join(w[0] for w in parts_of).upper()
    no_article = every[1:] if parts_of and parts_of[0].lower() == "the" else every
    return len(big) > 1 and letters in (big, every, no_article, big.removeprefix("T"))


def slug(name):
    """A readable identifier: "Jan Lipavský" -> "jan-lipavsky". Never empty, never "narrator"."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[\W_]+", "-", plain).strip("-")
    return f"the-{plain}" if plain == "narrator" else plain or "unnamed"
