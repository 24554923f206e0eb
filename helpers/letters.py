"""Letters to the editor: each is a turn of who signs it.

In:   the article's text, its sentences by block, its mentions
Out:  turns

A letter begins with a salutation ("Sir, —", "Dear Editor,"), and goes on up to the line that names
who wrote it ("Ada Ek, Port Avon"). Misses letters without a salutation or without a signature, and
those of somebody who signs in the midst of a line.
"""

import itertools
import re

from helpers.interviews import Turn

LONGEST = 12  # paragraphs
SIGNATURE = 8  # words
SALUTATION = re.compile(
    r"(?:(?:Dear )?(?:(?:Sirs?|SIRS?|Madam|MADAM|Editor|EDITOR)(?: or Madam)?)(?:[,:]|(?=\s*[—–-]))"
    r"|To the Editor:)\s*(?:[—–-]\s*)?")
CLOSING = re.compile(
    r"\s*(?:[—–-]\s*)?\b(?:I am, )?(?:Yours|Sincerely|Faithfully|Respectfully|(?:Kind |Best )?Regards)"
    r"\b[^.?!\n]{0,20}(?:etc\.)?,?\s*$", re.IGNORECASE)
_NAME = re.compile(r"(?:\([A-Z][a-z]+\) )?(?:[^\W\da-z_][\w.'’-]*(?:,? |,?$)){2,}")


def letters(text, sentences, mentions):
    """The letters of an article, in order, as turns whose label is the signature.

    sentences: (sentence_id, block_id, start, end) in order; mentions: (start, end, actor_id).
    """
    named, found, opened = {start for start, _, _ in mentions}, [], None
    for _, block in itertools.groupby(sentences, key=lambda sentence: sentence[1]):
        block = list(block)
        start, end = block[0][2], block[-1][3]
        greeted = SALUTATION.match(text, start, end)
        above = text[text.rfind("\n", 0, start) + 1 : start]
        if greeted or SALUTATION.fullmatch(above):
            opened = block[0][0], []
            start = greeted.end() if greeted else start
        if opened is None:
            continue
        if opened[1] and _is_signature(text[start:end], start, named):
            cut = CLOSING.search(text, *opened[1][-1])
            if cut:
                opened[1][-1] = opened[1][-1][0], cut.start()
            spans = [(first, last) for first, last in opened[1] if first < last]
            name = start, start + len(text[start:end].rstrip(" ,"))
            if spans:
                found.append(Turn(opened[0], name, (start, start), spans, text[slice(*name)]))
            opened = None
        elif len(opened[1]) == LONGEST:
            opened = None
        elif start < end:
            opened[1].append((start, end))
    return found


def _is_signature(line, start, named):
    """Whether a block is a name, perhaps with a place: not a short last paragraph."""
    return len(line.split()) <= SIGNATURE and line[-1] not in ".?!:”\"" and (
        start in named or bool(_NAME.fullmatch(line.rstrip(", "))))
