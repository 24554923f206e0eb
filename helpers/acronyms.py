"""Acronyms: which name does one in brackets stand for?

In:   a parsed sentence, and the names in it
Out:  the words that it shortens; the name it is bound to

"Central Commission for the Navigation of the Lake (CCNL)": the capitals of the words before the
bracket tell where the name begins, whatever the parser says. Misses acronyms of another
language's words, and letters from inside a word.
Source: after Schwartz & Hearst (2003), A simple algorithm for identifying abbreviation
definitions in biomedical text, Pacific Symposium on Biocomputing.
"""

from helpers.lexicon import listed_at

LINKS = {"of", "for", "and", "the", "on", "in", "to", "at", "a", "&", "'s", "'"}


def spelled_out(s):
    """First token of each name that an acronym in brackets behind it shortens -> its end."""
    found = {}
    for i in range(2, len(s.words) - 2):
        letters = s.words[i + 1].replace(".", "").replace("-", "")
        if s.words[i] != "(" or s.words[i + 2] != ")" or not (
            1 < len(letters) < 9 and letters.isalpha() and letters.isupper()
        ):
            continue
        first, missing = i, len(letters)
        while first and missing:
            word = s.words[first - 1]
            if word[0] == letters[missing - 1]:
                missing -= 1
            elif s.lowers[first - 1] not in LINKS:
                break
            first -= 1
        if not missing and i - first > 1:
            found[first] = i
    return found


def without_defined(index, sentences):
    """A lexicon without the outlets whose acronyms an article gives another meaning.

    index: see `lexicon.lexicon`; sentences: all of the article's.
    """
    taken = {}
    for s in sentences:
        for first, last in spelled_out(s).items():
            listed = listed_at(s, first, index)
            letters = s.lowers[last + 1]
            if index.get(letters) and not (listed and listed[1] in ("register", "outlet")):
                kept = [e for e in index[letters] if (e[0], e[1]) != ((letters,), "outlet")]
                taken[letters] = kept
    return {**index, **taken} if taken else index


def bound(s, name, found, owner):
    """The name itself, or, in brackets behind another that it shortens, bound to that: "(UN)"."""
    i = name.first
    if i < 2 or s.words[i - 1] != "(" or owner[i - 2] < 0:
        return name
    full = found[owner[i - 2]]
    if full.kind == "person" and name.kind == "person" and name.last - i == 1:
        return name._replace(kind="institution")  # "Marie-Claire Dubois (Renew)": a party
    if not name.name.isupper():
        return name
    initials = iter(word[0].upper() for word in full.name.split())
    if full.kind != "person" and all(c in initials for c in name.name.replace(".", "")):
        return name._replace(kind=full.kind, short_for=full.name)
    return name
