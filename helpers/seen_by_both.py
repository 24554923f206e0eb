"""Statements that rules and reader both see: whose source and content stand?

In:   an attribution of the rules, the reader's proposal for it
Out:  the attribution, with its probability
"""

import re

from helpers.dependencies import kid, subtree, with_whom
from helpers.overlaps import in_common, whole_quotations
from helpers.quotations import overlapping
from helpers.statement_certainty import certainty


def both(a, proposal, around, parse, quotes, text):
    """The rules' attribution with the reader's source and content, where they may be trusted.

    around: attributions whose content holds its cue; parse: of the cue's sentence. The rules know
    better who is quoted by whom; and the reader is wrong where its source stands in another
    sentence, takes in what is said or is not what the cue's own subject names, where its content
    holds a source, a cue or an addressee, has pieces besides or runs into the sentence before or
    behind, and in capitals.
    """
    shared = in_common(proposal.source, a.source)
    grown = in_common(proposal.source, a.content) and (
        shared or in_common(proposal.content, a.source))
    other = parse.lemma[a.at] == "accord" and a.source and not shared  # nobody but who follows it
    if a.carrier is not None or grown or other or text[parse.start[0] : parse.end[-1]].isupper():
        return a._replace(probability=certainty(proposal.probability, True))
    others = [span for b in around for span in b.source]
    source, content = proposal.source, whole_quotations(proposal.content, quotes)
    first, last = parse.start[0], parse.end[-1]
    beside = [
        (start, end) for start, end in content
        if not in_common([(start, end)], a.content) and not _opens(quotes, start, end)
        and not (end <= last and _resumes(start, a, parse, text))
        or end <= first and "\n" in text[end:first] and not in_common([(start, end)], a.content)
        or start < last < end and not overlapping(quotes, last, end)
        or start < first < end and not overlapping(quotes, first - 1, first)
    ]
    told = [] if a.addressee is None else [(parse.start[a.addressee], parse.end[a.addressee])]
    outside = [*a.source, *a.cue, *(t for t in told if not in_common(told, a.content))]
    behind = a.source and source and a.cue[-1][1] <= a.content[0][0] and (
        a.content[-1][1] <= source[0][0])  # nobody who speaks is named behind what he says
    if source and not behind and not is_owned(parse, a.at) and not in_common(source, [*others, *a.cue]) and (
        shared or not _has_subject(parse, a, source, text)
    ) and all(
        parse.start[0] <= start < parse.end[-1] for start, _ in source
    ):
        a = a._replace(source=source)
    less = parse.lemma[a.at] == "accord" and (
        _has_verb(parse, a.content) and not _has_verb(parse, content))
    if not beside and not less and not in_common(content, outside):
        a = a._replace(content=content)
    return a._replace(probability=certainty(proposal.probability, True))


def is_owned(parse, at):
    """Whether a cue is a noun whose owner is named: "Ann's plan to leave"."""
    return parse.pos[at] == "NOUN" and kid(parse, at, "poss") is not None


def _has_subject(parse, a, source, text):
    """Whether the cue's own subject stands beside it, and is the rules' source; not the reader's.

    So "she" and not Russia stressed it in "Russia, she stressed, values …".
    """
    subject, by = kid(parse, a.at, "nsubj"), kid(parse, a.at, "agent")
    if by is not None and in_common(a.source, [(parse.end[by], parse.end[subtree(parse, by)[-1]])]):
        return True  # "Ann was told by Bo that …"
    if subject is None and with_whom(parse, a.at) is not None:
        return True
    relative = subject is not None and parse.lemma[subject] in ("who", "which", "that")
    if subject is None or relative or text[source[-1][1]] == ":":
        return False
    own, cue = (parse.start[subject], parse.end[subject]), (a.cue[0][0], a.cue[-1][1])
    told = kid(parse, a.at, "dobj", "dative")  # "with Ann telling [Bo] that …"
    whom = told is not None and in_common(source, [(parse.start[told], parse.end[told])])
    return bool(in_common(a.source, [own])) and _beside(own, cue, text) and bool(
        whom or not _beside((source[0][0], source[-1][1]), cue, text))


def _beside(span, other, text):
    """Whether nothing but a comma stands between two spans."""
    between = text[span[1] : other[0]] if span[1] <= other[0] else text[other[1] : span[0]]
    return not between.strip(" ,")


def _has_verb(parse, content):
    """Whether it can be what somebody says: not "in reply, according to the agency, Ann said …"."""
    return any(
        parse.pos[i] in ("VERB", "AUX") for i, start in enumerate(parse.start)
        if any(first <= start < last for first, last in content)
    )


def _resumes(start, a, parse, text):
    """Whether what somebody says goes on at start: "…, Ann told me, [and …]", "…, she said: […]"."""
    behind = max(end for _, end in (*a.source, *a.cue))
    behind = max(behind, -1 if a.addressee is None else parse.end[a.addressee])
    return min(start for start, _ in a.content) < behind and bool(
        re.fullmatch(r"\s*[,:]\s*(?:(?:and|but|or|no|yes)\b,?\s*)*", text[behind:start]))


def _opens(quotes, start, end):
    """Whether start:end begins with a quotation, and is not prose that quotes a word or two."""
    over = overlapping(quotes, start, end)
    return bool(over) and over[0][0] <= start
