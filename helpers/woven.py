"""Woven quotations: whose the words are that a sentence quotes in its midst, without a cue.

In:   attributions of an article, its quotations, sentences, parses and mentions
Out:  attributions that hold those quotations too

"Ann found in him “a friend of the river”" quotes Ann; "For Ann, the plan is “a bad joke”" does too;
"Ann spoke for an hour. The plan was “a bad joke”" goes on with her words. Misses single words, and
what is quoted of somebody who is named further before.
"""

import bisect

from helpers.attributions import Attribution
from helpers.continued import owners_of, take
from helpers.dependencies import agent, kid
from helpers.quotations import overlapping
from helpers.speakers import mentioned

FEWEST = 3  # words: less may be a name, or a word that the article itself makes much of


def with_woven(found, quotes, sentences, parsed, mentions, text):
    """The attributions, with one for each woven quotation that is in none.

    sentences: (sentence_id, block_id, start, end) in order; parsed: {sentence_id: (Parse, …)};
    mentions: (start, end, actor_id), sorted.
    """
    starts, new, told = [start for _, _, start, _ in sentences], [], owners_of(found, quotes)
    for quote in quotes:
        here = bisect.bisect(starts, quote[0]) - 1
        number, block, start, end = sentences[here]
        words = text[slice(*quote)].strip("“”\"‘’'„«»").split()
        if quote in told or start == quote[0] or end < quote[1] or number not in parsed or (
            block == sentences[0][1] or len(words) < FEWEST or all(w[0].isupper() for w in words)
        ):
            continue
        parse = parsed[number][0]
        whose = _whose(parse, quote, quotes, mentions)
        source = _before(here, found, sentences, mentions) if whose is None else [whose]
        if any(source):
            for a in found:  # what cuts into it
                take(a, quote)
            new.append(Attribution(
                number, -1, source, [], [quote], None, None, False, certain=True))
    kept = [a for a in found if a.content]
    return sorted(kept + new, key=lambda a: (a.sentence, a.at))


def _whose(parse, quote, quotes, mentions):
    """The span of whom a sentence gives a quotation to; () if to nobody who is known; None if it
    is said of a thing, so that whoever spoke before goes on: "the plan is “a bad joke”"."""
    inside = {k for k, at in enumerate(parse.start) if quote[0] <= at < quote[1]}
    above = next((parse.head[k] for k in sorted(inside) if parse.head[k] not in inside), None)
    if above is None:
        return ()
    for _ in range(8):
        if parse.pos[above] in ("VERB", "AUX") or parse.head[above] == above:
            break
        above = parse.head[above]
    if parse.lemma[above] == "be":
        for k in parse.kids[above]:
            whom = kid(parse, k, "pobj") if parse.lemma[k].lower() == "for" else None
            if whom is not None and parse.end[whom] <= quote[0] and (
                mentioned(parse.start[whom], mentions)
            ):
                return parse.start[whom], parse.end[whom]
        return None
    who = agent(parse, above)
    while who is None and parse.dep[above] in ("ccomp", "relcl", "advcl", "xcomp"):
        above = parse.head[above]
        who = agent(parse, above)
    if who is None or overlapping(quotes, parse.start[who], parse.end[who]):
        return ()
    return (parse.start[who], parse.end[who]) if mentioned(parse.start[who], mentions) else ()


def _before(here, found, sentences, mentions):
    """The source of what the sentence before tells, in the same paragraph; if it tells nothing,
    whom it begins with; [] if with nobody."""
    _, block, start, _ = sentences[here]
    if not here or sentences[here - 1][1] != block:
        return []
    first = sentences[here - 1][2]
    said = [a for a in found if a.source and first <= a.content[-1][1] <= start
            or a.source and a.sentence == sentences[here - 1][0]]
    if said:
        return said[-1].source
    opening = next((m for m in mentions if first <= m[0] < start), None)
    return [opening[:2]] if opening and opening[0] - first < 4 else []
