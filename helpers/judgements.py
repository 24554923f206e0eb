"""Judgements: reproaches, tributes and names that a speaker gives somebody, told by wording.

In:   the look-ups of one article (see stance.py), its sentences
Out:  rows for the stances table

"It is time for Bo to go", "Bo has kept his word", "Ann called Bo a liar". Wording of our own,
for what a parse does not show; misses every other wording.
"""

import bisect
import itertools
import re

from helpers.speakers import mentioned

ENOUGH = 1.3  # of VADER's valence, for a stance
# Cues that put what follows in doubt, though it may be a rebuke.
_UNSAID = re.compile(r"\b(?:ask|wonder|question|den[iy]|reject|doubt|dismiss|refut)")
_MUST_GO = r"(?:go|quit|leave|resign|step (?:down|aside)|stand down)(?=[^\w\s]|$)"
_HAS = r"ha(?:s|ve|d) (?:always |never |only |again |repeatedly |deliberately )?[\"“„«]?"
_IS = r"(?:is|are|was|were) (?:simply |just |clearly |utterly |quite |absolutely )?[\"“„«]?"
_REBUKE = re.compile(
    r"\s[\"“„«]?(?:(?:simply|just|clearly|badly|utterly) )?(?:"
    r"(?:should|must) (?:not|stop|withdraw|apologi[sz]e|resign)\b(?! be\b)"
    r"|(?:should|must) (?:be ashamed|be sacked|be fired|be removed|be jailed)\b"
    rf"|(?:should|must|ha(?:s|ve|d) to) {_MUST_GO}"
    r"|(?:is|are|was|were) not in a position\b|ha(?:s|ve|d) no right\b"
    rf"|{_HAS}(?:lied|deceived|misled|betrayed|abandoned|cheated|broken (?:his|her|its|their) "
    r"(?:word|promises?))\b"
    rf"|{_HAS}failed (?:us|me|them|the|our|his|her|its|their)\b"
    rf"|{_HAS}let (?:[\w’']+ ){{1,4}}down\b"
    rf"|{_HAS}treated (?:[\w’']+ ){{1,4}}with (?:contempt|disdain)\b"
    rf"|{_HAS}lost (?:the|our|my|all) (?:trust|confidence)\b"
    r"|(?:do|does|did)(?: not|n[’']t) care\b"
    rf"|(?:{_IS}|ha(?:s|ve|d) been )(?:lying|cheating)\b"
    rf"|{_IS}(?:unfit|not fit|wrong to|out of (?:his|her|their|its) depth)\b"
    rf"|{_IS}(?:an? )?(?:liar|disgrace|coward|fraud|hypocrite|bully|crook|menace|traitor)s?\b)"
)
_TRIBUTE = re.compile(
    r"\s[\"“„«]?(?:deserves? (?:[\w’']+ ){0,3}(?:credit|praise|respect|thanks|gratitude)\b"
    rf"|{_HAS}kept (?:his|her|its|their) (?:word|promises?)\b"
    rf"|{_HAS}(?:fought|stood up) for (?:us|our|my|the)\b"
    r"|(?:can|could) (?:always )?(?:count|rely|depend) on (?:us|me|our|my)\b"
    rf"|{_IS}right to\b)"
)
_OUSTING = re.compile(rf"\sto {_MUST_GO}")
_TIME_FOR = re.compile(r"\b(?:time for|call(?:s|ed|ing)? (?:for|on)|wants?|wanted|urge[sd]?)\s$")
_NAMING = re.compile(r"(?:has |have |had )?(?:called|described|branded|labell?ed|dubbed|calls)")
_OF = re.compile(r"\s(?:of|about)\s")
_PRONOUN = re.compile(r"[\"“„«‘']?(?:They|He|She)\b")
_IF = re.compile(r"\b(?:if|whether|unless)\s$")


def by_rebuke(article, first, text):
    """Yield stances for "Bo should not …", "time for Bo to go", "Bo has kept his word"."""
    for pattern, score in ((_REBUKE, -1.0), (_OUSTING, -1.0), (_TRIBUTE, 1.0)):
        for match in pattern.finditer(text):
            at = first + match.start()
            for start, end, target in within(article.mentions, first, at):
                statement = mentioned(start, article.contents)
                holder, cue = article.said.get(statement, ("", ""))
                before = text[: start - first]
                if (
                    end == at and holder and target != holder and speaks(article, holder)
                    and not _UNSAID.search(cue.lower()) and not _IF.search(before)
                    and (pattern is not _OUSTING or _TIME_FOR.search(before))
                ):
                    yield holder, target, score, statement, start, first + match.end()


def by_name(article, first, text):
    """Yield stances for 'Ann called Bo "a liar"' and '"They cheat," Ann said of the bakers'."""
    for start, end, statement in within(article.cues, first, first + len(text)):
        cue, after = text[start - first : end - first], text[end - first :]
        holder, _ = article.said[statement]
        content = min((c for c in article.contents if c[2] == statement), default=None)
        if content is None or not speaks(article, holder) or not holder:
            continue
        topic = _OF.match(after)
        if _NAMING.fullmatch(cue):
            at, last = content[0], content[1]
        elif topic and first <= content[0] < start and _PRONOUN.match(text[content[0] - first :]):
            at, last = end + topic.end(), start
        else:
            continue
        named = [m for m in article.mentions[bisect.bisect_left(article.mentions, (at,)) :][:5]
                 if m[0] == at and not text[m[1] - first :].startswith(("'", "’"))]
        begin = named[-1][1] if named and at == content[0] else content[0]
        valences = [v for k, v in article.judging.items() if begin <= k < content[1]]
        signs = {v > 0 for v in valences}
        if (
            named and named[-1][2] != holder and len(signs) == 1
            and max(map(abs, valences)) >= ENOUGH
        ):
            yield (holder, named[-1][2], 1.0 if True in signs else -1.0, statement,
                   min(at, content[0]), max(named[-1][1], last))


def within(spans, start, end):
    """The spans that lie inside start:end, of a sorted list."""
    first = bisect.bisect_left(spans, (start,))
    inside = itertools.takewhile(lambda span: span[0] < end, itertools.islice(spans, first, None))
    return [span for span in inside if span[1] <= end]


def speaks(article, actor):
    """Whether an actor's own stance is meant: outlets carry the stances of others."""
    return article.actors.get(actor, ("", ""))[0] != "outlet"
