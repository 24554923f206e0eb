"""Unseen names: which words are a name though spaCy takes them for none?

In:   a parsed sentence, and the names of the other sentences
Out:  names as Candidates, or where one ends

"Friends of the Lake" by its plural, "Hall must go" by the Ada Hall of another sentence, other runs
of capitals by their tags. Misses surnames that the parser takes for verbs.
"""

from helpers.lexicon import Candidate
from helpers.name_kinds import no_person
from helpers.name_spans import end_of_person
from helpers.names import gender
from helpers.titles import is_title_word
from helpers.unnamed import speaks
from helpers.vocabulary import words


def end_of_society(s, i, index):
    """The end of a name such as "Friends of the Lake", "Reporters Without Borders", or i."""
    link = i + 1
    if s.tags[i] not in ("NNS", "NNPS") or not s.words[i].istitle() or link >= len(s.words) or (
        s.lowers[link] not in ("of", "for", "without", "against")
    ):
        return i
    first = last = link + 1 + (s.lowers[link + 1 : link + 2] == ["the"])
    while last < len(s.words) and s.words[last][0].isupper() and (
        s.tags[last] in ("NNP", "NNPS", "JJ", "NN")
    ):
        last += 1
    if last == first or s.lowers[last - 1] in words("portfolio") | words("institution") | {"staff"}:
        return i  # "Secretaries of State"
    # "Residents of Leeds", "Lawyers for Mr. Lee": the capital is the sentence's
    opening = (i == 0 or not s.words[i - 1][0].isalnum()) and s.words[link].islower()
    named = s.lowers[link] == "of" or any(s.entities[first:last]) or s.lowers[first] in index
    return i if opening and named else last


def known_names(found, common=()):
    """The names of an article that may stand where the parser sees none.

    found: the candidates of all sentences; common: the words that it writes in lower case, no
    surnames by themselves. Returns first word -> [words], longest first: full
    names of people, their surnames, and names of organisations.
    """
    full = {(c.kind, *c.name.split()) for c in found if c.form == "name" and not c.nested
            and c.kind in ("person", "institution", "outlet")}
    surnames = {tuple(name[-1:]) for kind, *name in full if kind == "person" and len(name) > 1
                and name[-1].lower() not in common}
    whole = {tuple(name) for _, *name in full}
    known = {}
    for name in sorted(whole | surnames, key=lambda name: (-len(name), name)):
        known.setdefault(name[0], []).append(name)
    return known


def known_elsewhere(s, i, known):
    """A name of the article that the parser took for something else: "Hall" in "for Hall to go"."""
    for name in known.get(s.words[i], ()):
        last = i + len(name)
        if tuple(s.words[i:last]) == name and _is_whole(s, i, last) and (
            s.tags[last - 1] in ("NNP", "NNPS") or _lacks_its_article(s, i)
        ):
            return Candidate(s.number, i, last, "name", " ".join(name), s.head(i, last), "name",
                             rule="name in another sentence")
    return None


def _is_whole(s, first, last):
    """Whether a name is no part of a longer one: "Hall Street", a product."""
    before, product = first - 1, "PRODUCT" in s.entities[first]
    if first and s.heads[before] == first and s.tags[before] == "NNP" and (
        s.lowers[before] not in words("office")
    ):
        return False  # "Opel Mertens", whatever Mr. Mertens says
    if product and (s.entities[first][0] == "I" or s.entities[last : last + 1] == ["I-PRODUCT"]):
        return False
    return s.tags[last : last + 1] != ["NNP"] or s.heads[last - 1] != last


def _lacks_its_article(s, i):
    """Whether a subject cannot be the common noun that the parser takes it for: "Hall must go"."""
    return s.tags[i] in ("NN", "NNS") and s.deps[i].startswith("nsubj") and s.heads[i - 1] != i


def run(s, first, index, entities):
    """A run of proper nouns that is no entity: an organisation, a place, or a name of any kind."""
    last = _end_of_run(s, first, entities)
    start = _behind_title(s, first, last)
    if start == last:
        return None
    kind = "person" if start > first else _kind_of_run(s, first, last)
    if kind in ("person", "name"):
        last = end_of_person(s, start, last, index)
    elif last - first == 1 and s.lowers[first] in (
        words("institution") | words("outlet name") | words("place")
    ):
        return None  # "the Court": a description
    span = start - 1 if kind != "person" and start and s.lowers[start - 1] == "the" else start
    return Candidate(s.number, span, last, kind, s.text(start, last), s.head(start, last), "name",
                     rule="proper noun")


def _end_of_run(s, first, entities):
    """The end of proper nouns without an entity, also "Ministry" + "of Defence"."""
    last, n = first + 1, len(s.words)
    while last < n:
        if s.tags[last] in ("NNP", "NNPS") and not s.entities[last] and s.words[last][0].isupper():
            last += 1
        elif last + 1 < n and s.lowers[last] in ("of", "for", "on", "and", "&") and (
            s.lowers[last - 1] in words("institution") and last + 1 not in entities
            and s.tags[last + 1] in ("NNP", "NNPS")
        ):
            last += 2
        else:
            break
    return last


def _behind_title(s, first, last):
    """Where the name behind a title begins: "Deputy Finance Minister" + "Ek", but "Finance Watch".
    """
    start = first
    while start < last and (
        is_title_word(s, start, {}) or s.lowers[start] in words("portfolio")
    ):
        start += 1
    return start if any(is_title_word(s, i, {}) for i in range(first, start)) else first


def _kind_of_run(s, first, last):
    """The kind of a run of proper nouns, by its words and by whether it speaks."""
    alone = last - first == 1
    if any(s.lowers[i] in words("institution") for i in range(first, last)):
        return "institution"
    if not alone and s.lowers[last - 1] in words("outlet name"):
        return "outlet"
    if s.lowers[last - 1] in words("place"):
        return "place"
    if no_person(s, first, last):
        return "institution"
    first_name = not alone and gender(s.lowers[first])
    return "person" if first_name or speaks(s, s.head(first, last)) else "name"
