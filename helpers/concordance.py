"""Concordance: every place of a word, with what stands around it.

In:   articles, words, mentions
Out:  one row per place

So that one can see at a glance where the same word means an actor, and where it does not.
"""

import re

import pandas as pd


def concordance(articles, words, mentions, width=45):
    """Where the words stand as whole words, and whose mention that is.

    articles, mentions: tables; words: what to look for; width: characters to look at on either side.
    Returns article_id, start, before, word, after, actor_id, by word and place. actor_id is ""
    where none of the mentions lies over the place; of several it is the shortest one's.
    """
    spans = {}
    for article, start, end, actor in zip(*(
            mentions[c] for c in ("article_id", "start", "end", "actor_id"))):
        spans.setdefault(article, []).append((end - start, start, end, actor))
    rows = []
    for word in sorted(set(words)):
        for article, text in zip(articles["article_id"], articles["text"]):
            for place in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                start, end = place.span()
                over = [s for s in spans.get(article, ()) if s[1] <= start and end <= s[2]]
                before = text[max(0, start - width) : start].split()
                after = text[end : end + width].split()
                # The words at the outer ends may have been cut.
                before = " ".join(before[1:] if start > width else before)
                after = " ".join(after[:-1] if end + width < len(text) else after)
                actor = min(over)[3] if over else ""
                rows.append((article, start, before, word, after, actor))
    return pd.DataFrame(
        rows, columns=["article_id", "start", "before", "word", "after", "actor_id"])
