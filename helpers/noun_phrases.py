"""Noun phrases: where does one end, and whose is it?

In:   a parsed sentence, the head of a noun phrase in it, the names in the sentence
Out:  where its words for a title begin; where what stands behind its head ends; its state

Where it begins is `lexicon.left_edge`'s to tell. Misses what the parser hangs elsewhere.
"""

from helpers.titles import NOUNS
from helpers.vocabulary import words

# No phrase that says who people are goes on behind such a word.
ENDS_CLAUSE = {",", ".", ":", "``", "''", "WDT", "WP"}


def behind_article(s, first, head):
    """The first token of a noun phrase behind "the", "a" and "his"."""
    while first < head and s.tags[first] in ("DT", "PRP$"):
        first += 1
    return first


def state_of_phrase(found, owner, first, head, last):
    """The state of a noun phrase: "Chinese …", "China's …", "… of China"."""
    near = [*range(first, head), *range(head + 1, min(last, head + 4))]
    return next((found[owner[j]].country for j in near if owner[j] >= 0 and (
        found[owner[j]].country and (j < head or found[owner[j]].kind == "state")
    )), "")


def end_with_of(s, i):
    """The end of a noun phrase, with the "of …" behind its head."""
    last, n = i + 1, len(s.words)
    if s.deps[i] == "dobj" and s.lemmas[s.heads[i]].lower() in words("accusing"):
        return last  # "accused the union of blackmail"
    while last + 1 < n and s.lowers[last] in ("of", "for", "at", "to", "on") and s.under(last, i):
        end = last + 1
        if end < n and s.entities[end].endswith("DATE"):
            break  # "the mayor on Tuesday"
        while end < n and s.tags[end] in NOUNS | {"DT", "JJ", "POS", "HYPH", "CD"} and not (
            s.entities[end].endswith("DATE")  # "the aides of the mayor last year"
        ):
            end += 1
        if end == last + 1 or s.lowers[last] != "of" and s.tags[end - 1] not in ("NNP", "NNPS"):
            break
        last = end
    return last


def end_with_clause(s, i):
    """The end of a noun phrase, with up to seven words behind its head that say who it is."""
    last = i + 1
    while last < min(len(s.words), i + 8) and s.under(last, i) and (
        s.tags[last] not in ENDS_CLAUSE
        and s.deps[last + 1 : last + 2] != ["pcomp"]  # "the newspapers of robbing a waiter"
    ):
        last += 1
    return last
