"""Quotations without a cue: who goes on, or of whom the words before them tell.

In:   attributions of an article, its quotations, sentences, parses and mentions
Out:  attributions that hold those quotations too

"“No,” she said. “Never.”" goes on. "Ek shook his head. “Never.”" is Ek's, and so is "Ek was blunt:
“Never.”". Misses those of somebody who is named further before, and has said nothing yet.
"""

import bisect
import itertools
import re

from helpers.attributions import Attribution, subject_of
from helpers.dependencies import kid
from helpers.quotations import overlapping
from helpers.speakers import mentioned

# "On the board: “No.”", "Of Ek: “Never.”": about whom it is, not who says it.
TOPIC = re.compile(
    r"(?:And |But )?(?:On|Of|About|Regarding|Concerning|As (?:for|to)) [^.?!:“”\"«»]{1,60}:\s*$")
COMING = {"come": "from", "belong": "to", "go": "to"}  # "a sharper note came from Ek", "the last word belongs to Ek"
SHORTEST = 12  # characters, marks included; less is a word that somebody makes much of


def continue_quotations(found, quotes, sentences, text):
    """Give a quotation without a cue of its own to the statement that it goes on from."""
    starts = {start: block for _, block, start, _ in sentences}
    places = {sentence: (block, end) for sentence, block, _, end in sentences}
    claimed = {q for a in found for piece in a.content for q in overlapping(quotes, *piece)}
    speaking = [
        a for a in found
        if not a.content or any(overlapping(quotes, *piece) for piece in a.content)
    ]
    ends = [(a.cue or a.content)[-1][1] for a in speaking]
    for quote in quotes:
        before = bisect.bisect(ends, quote[0])
        if quote in claimed or not before or quote[1] - quote[0] < SHORTEST:
            continue
        last = speaking[before - 1]
        block, end = places[last.sentence]
        between = text[max(e for _, e in [*last.cue, *last.content]) : quote[0]].strip()
        begins = quote[0] < end and between == ":" or quote[0] in starts and (
            starts[quote[0]] == block and last.content or between in ("", ":", ".")
        )
        resumes = last.content and quote[0] < end and between[-1:] == ","
        if begins or resumes:
            last.content.append(quote)


def begin_quotations(found, quotes, text):
    """Give the paragraphs that a quotation is left open behind to who says its last one."""
    owners = owners_of(found, quotes)
    for quote, behind in reversed(list(itertools.pairwise(quotes))):
        if _goes_on_in(quote, behind, text) and behind in owners and quote not in owners:
            owners[quote] = owners[behind]
            owners[behind].content.insert(0, quote)


def with_introduced(found, quotes, sentences, parsed, mentions, text):
    """The attributions, with those of whom the words before a quotation without a cue tell.

    sentences: (sentence_id, block_id, start, end) in order; parsed: {sentence_id: (Parse, …)};
    mentions: (start, end, actor_id), sorted.
    """
    starts, owners, new = [start for _, _, start, _ in sentences], owners_of(found, quotes), {}
    for before, quote in zip([None, *quotes], quotes):
        here = bisect.bisect(starts, quote[0]) - 1
        end = sentences[bisect.bisect(starts, quote[1] - 1) - 1][3]
        opens = starts[here] == quote[0]
        colon = text[: quote[0]].rstrip().endswith(":")
        intro = sentences[here - 1] if opens else sentences[here]
        owner = owners.get(quote)
        goes_on = any(letter.isalnum() for letter in text[quote[1] : end])  # “Never” is a word
        topic = not opens and TOPIC.match(text, intro[2], quote[0]) and not (owner and any(
            intro[2] <= start < quote[0] and text[start:behind].strip(":")
            for start, behind in owner.cue))
        if quote[1] - quote[0] < SHORTEST or not (opens or colon) or goes_on or (
            intro[2] >= quote[0] or owner and _has_cue_behind(owner, quote, end)
        ):
            continue
        if topic:
            last = _last_who_spoke(found, new, quote, sentences[here][1], sentences)
            introduced = last or here and _introduced(
                here - 1, quote, quotes, sentences, parsed, mentions, text)
            if introduced:
                new[quote] = introduced
                take(owner, quote)
                continue
        if before in new and (
            not text[before[1] : quote[0]].strip(" ") or _goes_on_in(before, quote, text)
        ):
            new[quote] = new[before]
            new[quote].content.append(quote)
        else:
            same_block = colon or intro[1] == sentences[here][1]
            heading = not set(text[quote[1] - 2 : quote[1]]) & set(".?!…,")  # “Never” or “Never
            if not same_block and (owner or heading) or owner and _reaches(owner, intro, quote):
                continue
            introduced = _introduced(
                here - opens, quote, quotes, sentences, parsed, mentions, text)
            if introduced is None:
                continue
            new[quote] = introduced
        take(owner, quote)
    added = list({id(a): a for a in new.values()}.values())
    return sorted([a for a in found if a.content] + added, key=lambda a: (a.sentence, a.at))


def _goes_on_in(quote, behind, text):
    """Whether a quotation is left open, to go on in the paragraph behind it."""
    return text[quote[1] - 1] not in "”\"»’'“" and not text[quote[1] : behind[0]].strip()


def take(owner, quote):
    """Take a quotation from the attribution that has it, if one does."""
    if owner:
        owner.content[:] = [piece for piece in owner.content if not (
            quote[0] <= piece[0] and piece[1] <= quote[1])]


def _last_who_spoke(found, new, quote, block, sentences):
    """A quotation as more of what is said last before it, in its paragraph or the one above."""
    blocks = {number: own for number, own, _, _ in sentences}
    said = [a for a in (*found, *new.values()) if a.content and a.source
            and a.content[-1][1] <= quote[0] and 0 <= block - blocks[a.sentence] < 2]
    last = max(said, key=lambda a: a.content[-1][1], default=None)
    return last and Attribution(
        last.sentence, -1, last.source, [], [quote], None, None, False, certain=True)


def _has_cue_behind(a, quote, last):
    """Whether words at or behind a quotation, up to the end of its sentence, tell who says it:
    "“Never,” she said"; not "“Never.” No hand went up"."""
    return any(end > quote[0] and start < last for start, end in a.cue)


def _reaches(a, intro, quote):
    """Whether a statement's cue or content stands before a quotation too, in its introduction."""
    return any(start < quote[0] and intro[2] < end for start, end in (*a.cue, *a.content))


def _introduced(number, quote, quotes, sentences, parsed, mentions, text):
    """A quotation as a statement of whom the sentence before it tells of; None if of nobody."""
    if sentences[number][0] not in parsed:
        return None
    sentence, source = _told_of(number, sentences, parsed, quotes, mentions, text)
    return Attribution(
        sentence, -1, source, [], [quote], None, None, False, certain=True) if source else None


def _told_of(number, sentences, parsed, quotes, mentions, text):
    """(sentence_id, spans that name whom it tells of) of a sentence, or of the next one before it
    in its paragraph while one names nobody: "Ek was blunt. The bill is late. “…”"."""
    block = sentences[number][1]
    while number >= 0 and sentences[number][1] == block:
        name, _, start, end = sentences[number]
        named = [m for m in mentions if start <= m[0] < end]
        if name in parsed:
            source = subject_of(parsed[name][0], quotes, text)
            if source and any(mentioned(i, mentions) for i in range(*source[0])):
                return name, source
        if coming := name in parsed and _coming(parsed[name][0], mentions):
            return name, [coming]
        if named:
            asked = text[start:end].rstrip().endswith("?")  # others answer
            opening = not asked and (
                _opens(named[0], parsed[name][0], quotes) if name in parsed
                else named[0][0] == start)
            return name, [named[0][:2]] if opening else []
        number -= 1
    return -1, []


def _coming(parse, mentions):
    """The span of whom the verb tells: "a sharper note came from [Ek]"; or None."""
    root = parse.dep.index("ROOT")
    if parse.lemma[root] not in COMING:
        return None
    whom = [kid(parse, k, "pobj") for k in parse.kids[root]
            if parse.lemma[k] == COMING[parse.lemma[root]]]
    return next(((parse.start[k], parse.end[k]) for k in whom
                 if k is not None and mentioned(parse.start[k], mentions)), None)


def _opens(mention, parse, quotes):
    """Whether a mention stands before the verb, however parsed: "This, from Ek, outside: “…”"."""
    root = parse.dep.index("ROOT")
    place = parse.start[root], parse.end[root]
    before = parse.pos[root] not in ("VERB", "AUX") or overlapping(quotes, *place)
    return (before or mention[1] <= place[0]) and not overlapping(quotes, *mention[:2])


def owners_of(found, quotes):
    """{quotation: attribution that reports most of it}."""
    return {q: a for a in found for piece in a.content for q in overlapping(quotes, *piece)
            if 2 * (min(piece[1], q[1]) - max(piece[0], q[0])) > q[1] - q[0]}
