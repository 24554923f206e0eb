"""Spans of names: where does a name that the parser cut short begin and end?

In:   a parsed sentence and tokens of it that are a name, or part of one
Out:  where the whole name ends; the whole name; of two names, each

"Sander van" + "den Bergh", "Lord Ashdown" + "of Norton", "Law Society" + "of Kenya". Misses names
whose rest is in lower case and no particle.
"""

import re

from helpers.titles import is_title_word
from helpers.vocabulary import words

# Before a surname these belong to it, whoever writes them with a capital: "Van den Bergh".
FAMILY_PARTICLES = {"van", "von", "vom", "de", "den", "der", "del", "della", "di", "dos", "du",
                    "ter", "ten", "bin", "ibn", "'t"}
PEERS = {"lord", "lady", "baroness", "baron", "duke", "duchess", "earl", "viscount"}
# After "Wang I" such a word shows that the I is no pronoun: "Wang I is", "Wang I, who".
_DOUBLE = re.compile(r"[A-ZÀ-Þ]\w+-[A-ZÀ-Þ]\w+$")
# "al-Assad", "d'Estaing": a name that begins in lower case.
_CLITIC = re.compile(r"(?:a[a-z]|ash|el|d['’]|l['’])-?[A-ZÀ-Þ]")
AFTER_A_NAME = {"VBZ", ",", ".", "POS", "CC", "WP", "IN", "-RRB-"}


def end_of_person(s, first, last, index):
    """The end of a person's name with the parts that spaCy left out: "Dries" + "Mertens"."""
    last = _behind_family_particles(s, last)
    while last < len(s.words) and (s.tags[last] == "NNP" or s.words[last][0].isupper()) and (
        last - first > 1 and s.lowers[last - 1] in words("particle")
    ):
        last += 1  # "Ursula von der" + "Weiden"
    if first and s.lowers[first - 1] in PEERS and s.lowers[last : last + 1] == ["of"] and (
        s.tags[last + 1 : last + 2] == ["NNP"]
    ):
        last += 2  # Lord "Ashdown" + "of Norton"
    while last < len(s.words) and not s.entities[last] and (
        _is_part_of_a_name(s, last, index) or with_i(s, last) > last
    ):
        last += 1
    return last


def _behind_family_particles(s, last):
    """The end of the particles behind a name, if they lead to more of it: "Sander van" + "den"."""
    end = last
    while s.lowers[end : end + 1] and s.lowers[end] in FAMILY_PARTICLES and s.words[end].islower():
        end += 1
    return end if s.words[end : end + 1] and s.words[end][0].isupper() else last


def _is_part_of_a_name(s, i, index):
    """Whether the proper noun at token i is neither a title nor a name that the lists know."""
    double = _DOUBLE.match(s.words[i]) is not None  # "Jacob" + "Rees-Mogg"
    return (s.tags[i] == "NNP" or double) and s.words[i][0].isupper() and not (
        index.get(s.lowers[i]) or is_title_word(s, i, index))


def with_i(s, last):
    """The end of a name, with the "I" behind it where that is a name too: "Wang I is"."""
    named = s.words[last : last + 1] == ["I"] and s.tags[last - 1] == "NNP" and (
        last + 1 == len(s.words) or s.tags[last + 1] in AFTER_A_NAME
    )
    return last + 1 if named else last


def with_state(s, last):
    """The end of an organisation's name with the state behind it: "Law Society" + "of Kenya"."""
    behind = last + 1
    if s.lowers[last - 1] not in words("institution") or s.lowers[last : last + 1] != ["of"] or (
        s.entities[behind : behind + 1] != ["B-GPE"]
    ):
        return last
    while behind < len(s.words) and s.entities[behind].endswith("GPE"):
        behind += 1
    return behind


def with_particles(s, name, earliest):
    """A name with the particles before it that the parser left out: "van den" + "Bergh"."""
    first = name.first
    while first > earliest and s.lowers[first - 1] in FAMILY_PARTICLES:
        first -= 1
    if first == name.first or name.kind not in ("person", "name", "place", "institution"):
        return name
    return name._replace(first=first, name=s.text(first, name.last), head=s.head(first, name.last))


def begins_with_clitic(word):
    """Whether a word is a name that begins in lower case: "al-Assad", "d'Estaing"."""
    return _CLITIC.match(word) is not None


def split_pair(s, name):
    """Two organisations that spaCy took for one: "Amnesty International and Human Rights Watch"."""
    if name.kind != "institution" or "and" not in s.lowers[name.first : name.last]:
        return [name]
    cut = s.lowers.index("and", name.first)
    start, second, last = name.first + (s.lowers[name.first] == "the"), cut + 1, name.last
    one_noun = cut < s.heads[s.head(name.first, cut)] < last  # "Nurses and Midwives Organisation"
    of_one_word = cut - start < 2 or last - second < 2  # "Marks and Spencer"
    linked = {"of", "for", "on", "&"} & set(s.lowers[start:cut])  # "Board of Trade and Industry"
    if one_noun or of_one_word or linked or s.lowers[second] == "the":
        return [name]
    return [
        name._replace(last=cut, name=s.text(start, cut), head=s.head(start, cut)),
        name._replace(first=second, name=s.text(second, last), head=s.head(second, last)),
    ]
