"""Pull quotes: what a page prints a second time, set apart from the article.

In:   the blocks of a page
Out:  the same, those that repeat others as furniture

A block is a pull quote if it repeats, word for word, a sentence or a quotation of a paragraph;
counted, its words would be said twice. Misses those that leave out or change a word.
"""

import re

FEWEST_WORDS = 6
MOST_PLACES = 20  # where like words are looked for: thousands of like lines take no time
WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
MARKS = "\"'“”„‟«»‘’`"
# Who said it, in the same block: "… for this crisis" – Ada Neill
NAMED_BEHIND = re.compile(rf"(?<=[.!?{MARKS}])\s*[–—-]{{1,2}}\s*[A-Z][^.!?]{{0,60}}$")


def without_pull_quotes(text, found):
    """The blocks of a page, those that repeat a sentence of another as furniture.

    found: (kind, start, end) of each block, in order. Headlines above the first paragraph stay.
    """
    places, words, opening = {}, [], []
    for number, (kind, start, end) in enumerate(found):
        spans = [m.span() for m in WORD.finditer(text, start, end)]
        words.append([(_plain(text[a:b]), a, b) for a, b in spans])
        plain = [w for w, _, _ in words[-1]]
        for i in range(len(plain) - FEWEST_WORDS + 1 if kind == "paragraph" else 0):
            same = places.setdefault(tuple(plain[i : i + FEWEST_WORDS]), [])
            if len(same) < MOST_PLACES:
                same.append((number, i))
        opening.append(kind == "paragraph" or (number > 0 and opening[-1]))
    kept = list(found)
    for number, (kind, start, end) in enumerate(found):
        if not (kind == "paragraph" or kind == "headline" and opening[number]):
            continue
        named = NAMED_BEHIND.search(text, start, end)
        behind = named.start() if named else end
        own = [w for w, a, _ in words[number] if a < behind]
        apart = not re.search(r"\w[.!?]\W*$", text[start:behind]) or text[start] in MARKS
        if any(
            kept[other][0] == "paragraph" and other != number
            and [w for w, _, _ in words[other][i : i + len(own)]] == own
            and (len(words[other]) > len(own) or apart and other < number)
            and (apart or _whole(text, found[other], words[other][i : i + len(own)]))
            for other, i in places.get(tuple(own[:FEWEST_WORDS]), ())
        ):
            kept[number] = "furniture", start, end
            _drop_name(text, kept, number + 1)
    return kept


def _plain(word):
    return word.lower().replace("’", "'").replace("ʼ", "'")


def _whole(text, block, words):
    """Whether words of a block are a sentence or a quotation there, and not part of one."""
    before, after = text[block[1] : words[0][1]].rstrip(), text[words[-1][2] : block[2]]
    return (not before or before[-1] in f".!?:{MARKS}") and (
        not after or after[0] in f".!?{MARKS}" or after[1:2] and after[1] in MARKS)


def _drop_name(text, kept, number):
    """Make furniture of the line "– Ada Neill, finance minister" below a pull quote."""
    dash = [text[start:end] for _, start, end in kept[number : number + 1]]
    if dash and dash[0] in ("-", "–", "—", "--") and number + 1 < len(kept):
        kind, start, end = kept[number + 1]
        if kind == "headline":
            kept[number + 1] = "furniture", start, end
