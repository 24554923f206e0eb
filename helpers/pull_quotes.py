"""Pull quotes: what a page prints a second time, set apart from the article.

In:   the blocks of a page
Out:  the same, those that repeat others as furniture

A block is a pull quote if it repeats, word for word, a sentence or a quotation of a paragraph;
counted, its words would be said twice. A few words are one only with the name of who said them
below or behind: else they are a heading. Misses those that leave out or change a word.
"""

import re

FEWEST_WORDS = 6  # without a name
FEWEST_NAMED = 2
MOST_PLACES = 20  # where like words are looked for: thousands of like lines take no time
WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
MARKS = "\"'“”„‟«»‘’`"
ENDS = re.compile(rf"[.!?,;:{MARKS}–—]")  # between two words of which one begins anew
# Who said it, on a line below: "Ada Neill, finance minister".
NAME = re.compile(r"(?P<name>[A-Z]\S*(?: [a-z]{1,3})?(?: [A-Z][^\s,]*){1,3})(?:,\s.{1,80})?$")
# Who said it, in the same block: "… for this crisis" – Ada Neill
NAMED_BEHIND = re.compile(rf"(?<=[.!?{MARKS}])\s*[–—-]{{1,2}}\s*[A-Z][^.!?]{{0,60}}$")


def without_pull_quotes(text, found):
    """The blocks of a page, those that repeat a sentence of another as furniture.

    found: (kind, start, end) of each block, in order. Headlines above the first paragraph stay.
    """
    places, phrases, words, opening = {}, {}, [], []
    for number, (kind, start, end) in enumerate(found):
        spans = [m.span() for m in WORD.finditer(text, start, end)]
        words.append([(_plain(text[a:b]), a, b) for a, b in spans])
        plain = [w for w, _, _ in words[-1]]
        for i in range(len(plain) - FEWEST_WORDS + 1 if kind == "paragraph" else 0):
            same = places.setdefault(tuple(plain[i : i + FEWEST_WORDS]), [])
            if len(same) < MOST_PLACES:
                same.append((number, i))
        for phrase in _phrases(text, words[-1]) if kind == "paragraph" else ():
            phrases.setdefault(phrase, []).append(number)
        opening.append(kind == "paragraph" or (number > 0 and opening[-1]))
    kept = list(found)
    for number, (kind, start, end) in enumerate(found):
        if not (kind == "paragraph" or kind == "headline" and opening[number]):
            continue
        named = NAMED_BEHIND.search(text, start, end)
        behind = named.start() if named else end
        own = [w for w, a, _ in words[number] if a < behind]
        apart = not re.search(r"\w[.!?]\W*$", text[start:behind]) or text[start] in MARKS
        elsewhere = phrases.get(tuple(own), ()) if named or _name_below(text, found, number) else ()
        if any(kept[n][0] == "paragraph" and n != number for n in elsewhere) or any(
            kept[other][0] == "paragraph" and other != number
            and [w for w, _, _ in words[other][i : i + len(own)]] == own
            and (len(words[other]) > len(own) or apart and other < number)
            and (apart or _whole(text, found[other], words[other][i : i + len(own)]))
            for other, i in places.get(tuple(own[:FEWEST_WORDS]), ())
        ):
            kept[number] = "furniture", start, end
            for n in _name_below(text, found, number):
                kept[n] = "furniture", *found[n][1:]
    return kept


def _phrases(text, words):
    """What of a paragraph's words is a sentence, a quotation or a part between commas, if short.

    words: (word, start, end) in order. Returns tuples of words.
    """
    found, phrase = set(), []
    for (word, _, end), behind in zip(words, [*(start for _, start, _ in words[1:]), None]):
        phrase.append(word)
        if behind is None or ENDS.search(text, end, behind):
            if FEWEST_NAMED <= len(phrase) < FEWEST_WORDS:
                found.add(tuple(phrase))
            phrase = []
    return found


def _plain(word):
    return word.lower().replace("’", "'").replace("ʼ", "'")


def _whole(text, block, words):
    """Whether words of a block are a sentence or a quotation there, and not part of one."""
    before, after = text[block[1] : words[0][1]].rstrip(), text[words[-1][2] : block[2]]
    return (not before or before[-1] in f".!?:{MARKS}") and (
        not after or after[0] in f".!?{MARKS}" or after[1:2] and after[1] in MARKS)


def _name_below(text, found, number):
    """The numbers of the blocks below a block that only name somebody: a dash, and the name.

    Without a dash, it is somebody who is named elsewhere on the page too.
    """
    below = [(kind, text[start:end]) for kind, start, end in found[number + 1 : number + 3]]
    if len(below) > 1 and below[0][1] in ("-", "–", "—", "--") and below[1][0] == "headline":
        return [number + 1, number + 2]
    name = NAME.match(below[0][1]) if below and below[0][0] == "headline" else None
    return [number + 1] if name and text.count(name["name"]) > 1 else []
