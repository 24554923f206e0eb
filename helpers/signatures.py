"""Signatures: whose a quotation is that stands alone, with a name behind a dash below it.

In:   attributions, the article's quotations, its sentences, its mentions, its text
Out:  attributions, with one for each signed quotation

Pull quotes and letters are signed so: "“We will sue” – Ann Lee, the mayor". Misses signatures
without a dash.
"""

import bisect
import re

from helpers.attributions import Attribution

_DASH = re.compile(r"[.,]?[ \t]*\n{0,2}[ \t]*([—–]|--?)[ \t]*(?=[A-Z])")
_BEHIND_A_NAME = re.compile(r"[.,]?$|, |[.,]? \(| (?:on|about|in|at|to|of|after)\b")
_LABEL = re.compile(r"[-–•* \t]{0,6}[A-Z][^:\n“”\"]{0,40}:\*{0,2}")  # "**Quote of the week:**"
LONGEST_NAME = 6  # words, titles included
_PARTICLE = 3  # letters, at most, of what may be small in a name: "de", "van"


def with_signatures(found, quotes, sentences, mentions, text):
    """The attributions, with one for each signed quotation in place of what was taken for it.

    quotes: spans; sentences: (sentence_id, block_id, start, end) in order; mentions: (start, end,
    actor_id), sorted.
    """
    starts, signed = [start for _, _, start, _ in sentences], []
    for quote in quotes:
        dash = _DASH.match(text, quote[1])
        line = text[text.rfind("\n", 0, quote[0]) + 1 : quote[0]].rstrip(" \t")
        if not dash or line and not _LABEL.fullmatch(line):
            continue
        end = text.find("\n", dash.end())
        end = len(text) if end < 0 else end
        line = text[dash.end() : end].rstrip()
        name = line[: _BEHIND_A_NAME.search(line).start()]
        place = dash.end(), dash.end() + len(name)
        named = any(place[0] <= start and end == place[1] for start, end, _ in mentions)
        if len(name.split()) <= LONGEST_NAME and (named or all(
            word[0].isupper() or len(word) <= _PARTICLE for word in name.split()
        )):
            number = sentences[bisect.bisect(starts, quote[0]) - 1][0]
            signed.append(Attribution(
                number, -1, [place], [dash.span(1)], [quote], None, None, False, certain=True))
    if not signed:
        return found
    own = {a.content[0] for a in signed}
    kept = []
    for a in found:
        content = [piece for piece in a.content if not any(
            piece[0] < end and start < piece[1] for start, end in own)]
        kept += [a._replace(content=content)] if content else []
    return sorted(kept + signed, key=lambda a: (a.sentence, a.at))
