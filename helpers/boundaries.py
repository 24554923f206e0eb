"""Boundaries: where what is said begins and ends in its sentence.

In:   attributions, the parse of their cue's sentence, the article's quotations
Out:  attributions, their contents without what belongs beside them

Beside a content stand whom it is said to ("urged [her colleagues] to wait"), what the speaker does
next ("said it was late and [left]") and when it is said; a content runs over no heading. Misses a speaker's next deed where the
parse hangs it on what is said and the tenses do not tell.
"""

import bisect
import itertools
import re

from helpers.attributions import cues
from helpers.dependencies import kid, subtree
from helpers.furniture import BULLET, is_heading
from helpers.quotations import overlapping

# With whom something is done by words, and how what is said to or of them begins.
TO = {"urge", "ask", "beg", "tell", "order", "call", "implore", "press", "remind", "advise",
      "instruct", "encourage", "exhort", "entreat", "command", "appeal"}
OF = {"accuse": ("of",), "praise": ("for",), "thank": ("for",), "congratulate": ("for",),
      "commend": ("for",), "remind": ("of", "that"), "assure": ("of", "that"),
      "inform": ("of", "that"), "warn": ("of", "about", "against", "that")}
CIRCUMSTANCES = [["as"], ["while"], ["when"], ["before"], ["after"]]
BEFORE_TIMES = {"on", "in", "within", "at", "during", "since"}
TIMES = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "hour",
         "day", "week", "month", "year", "weekend", "morning", "afternoon", "evening", "night",
         "yesterday", "today", "tonight", "january", "february", "march", "april", "may", "june",
         "july", "august", "september", "october", "november", "december"}
_WAS = re.compile(r"(?:is|was|were) (?=that\b|[\"“„«‘'])")
NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}


def bounded(a, parse, quotes, text):
    """The attribution, its content without addressee, next deed and circumstances.

    parse: of the cue's sentence, or None; what stands in quotation marks stays whole.
    """
    content = _without_was(a.content, text)
    content = _without_circumstance(content, quotes, text)
    if parse is None or a.at < 0:
        return a._replace(content=content)
    rest = []
    for start, end in content:
        own = [k for k, at in enumerate(parse.start) if start <= at < end]
        if own and parse.start[own[0]] == start:
            start = _behind_the_addressee(parse, a.at, own, quotes, start)
            end = _before_the_next(parse, a.at, own, quotes, text, end)
        rest.append((start, end))
    subject = _subject_before(parse, a, rest, text)
    return a._replace(content=[subject, *rest] if subject else rest)


def within_sections(found, sentences, text):
    """The attributions, their contents without what stands over a heading or is one.

    sentences: (sentence_id, block_id, start, end) in order. What no cue reports may stand below
    a heading that names who says it, or be a heading itself, above the paragraph that does.
    """
    sections, kept = _sections(sentences, text), []

    def section(place):
        return sections[bisect.bisect(sections, (place, len(text))) - 1]

    for a in found:
        told = a.content[0][0]
        home = a.cue[0][0] if a.cue else min([told, *(first for first, _ in a.source)])
        start, end, heading = section(home)
        if heading and not a.cue:
            start, end, _ = section(told)
        content = [(max(start, first), min(end, last)) for first, last in a.content
                   if first < end and start < last]
        if content:
            kept.append(a._replace(content=content))
    return kept


def _sections(sentences, text):
    """(start, end, whether it is a heading) of each heading, and of all blocks between two.

    What a colon announces is no heading, nor are the items of a list behind it.
    """
    found, announced = [], False
    for _, block in itertools.groupby(sentences, key=lambda sentence: sentence[1]):
        block = list(block)
        start, end = block[0][2], block[-1][3]
        last = found[-1] if found else (0, 0, True)
        item = BULLET.match(text[last[1] : start] + "x")
        announced = bool(found) and (text[last[1] - 1] == ":" or announced and bool(item))
        heading = is_heading(text[start:end]) and not announced
        if last[2] or heading:
            found.append((start, end, heading))
        else:
            found[-1] = last[0], end, False
    return found


def _subject_before(parse, a, content, text):
    """The "The Danes" of "The Danes, she said, had left", where a content lacks it; or None."""
    told = [k for k, at in enumerate(parse.start) if content[0][0] <= at < content[0][1]]
    clause = [k for k, at in enumerate(parse.start)
              for start, end in (*a.source, *a.cue) if start <= at < end]
    if not told or not clause or parse.dep[a.at] != "parataxis" or parse.head[a.at] not in told:
        return None
    first, last = min(clause), max(clause)
    before = range(first - 1)
    subject = kid(parse, parse.head[a.at], "nsubj", "nsubjpass")
    named = subject is None and any(parse.pos[k] in NOUNS for k in before)
    if not before or last + 2 != told[0] or not (named or subject in before) or {
        text[parse.start[k]] for k in (first - 1, last + 1)
    } != {","} or any(parse.pos[k] == "PUNCT" for k in before):
        return None
    return parse.start[0], parse.end[first - 2]


def _behind_the_addressee(parse, at, own, quotes, start):
    """Where "to wait" begins in "urged [her colleagues to wait]", "of lying" in "accused …"."""
    lemma = parse.lemma[at]
    if lemma not in TO and lemma not in OF or own[0] < at:
        return start
    if overlapping(quotes, start, start + 1):
        return start
    for n, k in enumerate(own):
        if n and _opens_clause(parse, at, k, lemma):
            k -= parse.lemma[k - 1] == "not"
            whom = [i for i in own[:n] if i < k]
            heads = [i for i in whom if parse.head[i] not in whom]
            named = len(heads) == 1 and parse.pos[heads[0]] in NOUNS and (
                parse.pos[heads[0]] != "ADJ")
            quoted = overlapping(quotes, start, parse.end[k - 1])
            return parse.start[k] if named and not quoted else start
    return start


def _opens_clause(parse, at, k, lemma):
    """Whether token k begins what somebody is urged to, or accused of."""
    verb = parse.head[k]
    if lemma in TO and parse.lemma[k] == "to" and parse.pos[k] == "PART":
        return parse.head[verb] == at or parse.dep[parse.head[verb]] == "prep" or (
            parse.dep[verb] in ("xcomp", "ccomp"))
    if parse.lemma[k] not in OF.get(lemma, ()):
        return False
    return verb == at or kid(parse, k, "pcomp") is not None or (
        parse.lemma[k] == "that" and parse.head[verb] == at)


def _before_the_next(parse, at, own, quotes, text, end):
    """Where a content ends: before "and left", and before "on Monday" behind a mere thing."""
    thing = next((k for k in own if parse.head[k] == at and parse.dep[k] == "dobj"), None)
    bare = thing is not None and parse.lemma[at] not in TO and not any(
        parse.head[k] == at and parse.dep[k] in ("ccomp", "xcomp") for k in own)
    for k in own:
        beside = k > at and parse.head[k] == at and (
            (bare or parse.lemma[k] in cues()) and _is_next(parse, at, k, text)
            or bare and k > thing and _is_time(parse, k) and subtree(parse, k)[-1] >= own[-1])
        if not beside or overlapping(quotes, parse.start[k], parse.end[k]):
            continue
        first = min(i for i in subtree(parse, k) if i > at)
        while first > own[0] and parse.pos[first - 1] in ("CCONJ", "PUNCT") and (
            not overlapping(quotes, parse.start[first - 1], parse.end[first - 1])
        ):
            first -= 1
        if own[0] < first <= k:
            return parse.end[first - 1]
    return end


def _is_next(parse, at, k, text):
    """Whether the speaker does what token k says too: "rejected the plan and left"."""
    verb, other = (text[parse.start[i] : parse.end[i]] for i in (at, k))
    alike = all(verb.endswith(form) == other.endswith(form) for form in ("s", "ing"))
    return alike and parse.dep[k] == "conj" and parse.pos[k] == "VERB" and (
        kid(parse, k, "nsubj") is None)


def _is_time(parse, k):
    """Whether the branch at token k tells when something is said: "on Monday"."""
    named = kid(parse, k, "pobj") if parse.dep[k] == "prep" and parse.lemma[k] in BEFORE_TIMES else (
        k if parse.dep[k] in ("npadvmod", "advmod") else None)
    return named is not None and (parse.lemma[named].lower() in TIMES or bool(
        re.fullmatch(r"(?:19|20)\d\d", parse.lemma[named])))


def _without_was(content, text):
    """A content without the "was" of "all she said was “No”", "what he said was that it rained"."""
    found = [(start, end, _WAS.match(text[start:end])) for start, end in content]
    return [(start + was.end() if was else start, end) for start, end, was in found]


def _without_circumstance(content, quotes, text):
    """A content without the "as she left" behind a quotation that is all of it."""
    start, end = content[0]
    over = overlapping(quotes, start, end)
    if len(content) == 1 and len(over) == 1 and over[0][0] == start and over[0][1] < end and (
        text[over[0][1] : end].split()[:1] in CIRCUMSTANCES
    ):
        return over
    return content
