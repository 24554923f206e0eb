"""Judgements: reproaches, tributes and names that a speaker gives somebody, told by wording.

In:   the look-ups of one article (see stance.py), its sentences
Out:  rows for the stances table

"It is time for Bo to go", "Bo has kept his word", "Ann called Bo's plan a farce", "Bo hit back".
Wording of our own, for what a parse does not show; misses every other wording.
"""

import bisect
import csv
import functools
import re
from pathlib import Path

from helpers.doers import done_at
from helpers.speakers import mentioned
from helpers.targets import DONE, retold, speaks, spoke_last, within

ENOUGH = 1.3  # of VADER's valence, for a stance
# Cues of what somebody does not say or think.
DENIED = re.compile(r"\b(?:den[iy]|doubt|not\b|never\b)|n[’']t\b")
# Cues that put what follows in doubt, though it may be a rebuke.
_UNSAID = re.compile(r"\b(?:ask|wonder|question|reject|dismiss|refut|declin|refus)")
_MUST_GO = r"(?:go|quit|leave|resign|step (?:down|aside)|stand down)(?=[^\w\s]|$)"
_HAS = r"ha(?:s|ve|d) (?:(?:always|never|only|again|repeatedly|deliberately) )?[\"“„«]?"
_NEVER = re.compile(r"\sha(?:s|ve|d) never\b")  # turns what follows: "Bo has never lied"
_IS = r"(?:is|are|was|were) (?:simply |just |clearly |utterly |quite |absolutely )?[\"“„«]?"
_REBUKE = re.compile(
    r"\s[\"“„«‘']?"
    r"(?:(?:simply|just|clearly|badly|utterly|himself|herself|itself|themselves) )?(?:"
    rf"(?:should|must) (?:not|stop|withdraw|apologi[sz]e|resign)\b(?! (?:be\b|{_MUST_GO}))"
    r"|(?:should|must) (?:be ashamed|be sacked|be fired|be removed|be jailed)\b"
    rf"|(?:should|must|ha(?:s|ve|d) to) {_MUST_GO}"
    r"|(?:is|are|was|were) not in a position\b|ha(?:s|ve|d) no right\b"
    rf"|{_HAS}(?:lied|deceived|misled|betrayed|abandoned|cheated|broken (?:his|her|its|their) "
    r"(?:word|promises?))\b"
    rf"|{_HAS}failed (?:us|me|them|the|our|his|her|its|their|to)\b"
    rf"|{_HAS}(?:lost the plot|lost touch|blown it|done nothing(?! wrong\b| illegal\b| to )"
    r"|sold (?:us|them|out)\b)"
    rf"|{_HAS}no (?:clue|credibility|shame|backbone|principles)\b"
    rf"|{_HAS}only \w+sel(?:f|ves) to blame\b"
    rf"|{_HAS}(?:turned (?:his|her|its|their) backs? on|ignored (?:us|our|the|his|her|every|all))\b"
    r"|(?:(?:is|are|was|were|been) )?(?:behav(?:es?|ed|ing)|act(?:s|ed|ing)?) like\b"
    r"|should have (?:gone|resigned|quit|stepped down|been (?:sacked|fired|removed|jailed))\b"
    r"|owes? (?:us|me|them|him|her|the [\w-]+) (?:all )?an? (?:\w+ )?(?:apology|explanation)\b"
    r"|(?:is|are|was|were) playing with (?:fire|matches|lives)\b"
    r"|(?:can(?:not|[’']t| not)|could (?:not|never)|should not) be trusted\b|should know better\b"
    rf"|{_HAS}let (?:[\w’']+ ){{1,4}}down\b"
    rf"|{_HAS}treated (?:[\w’']+ ){{1,4}}with (?:contempt|disdain)\b"
    rf"|{_HAS}lost (?:the|our|my|all) (?:trust|confidence)\b"
    r"|(?:do|does|did)(?: not|n[’']t) care\b(?! (?:who|what|how|if|whether|which|when|where))"
    rf"|(?:{_IS}|ha(?:s|ve|d) been )(?:lying|cheating)\b"
    rf"|{_IS}(?:unfit|not fit|wrong (?:to|about|on)|to blame|part of the problem"
    r"|out of (?:touch|(?:his|her|their|its) depth))\b"
    rf"|{_IS}the last (?:man|one|person|thing|woman)\b(?= (?:\w+ ){{0,3}}(?:needs?|wants?)\b))"
)
_TRIBUTE = re.compile(
    r"\s[\"“„«]?(?:deserves? (?:[\w’']+ ){0,3}(?:credit|praise|respect|thanks|gratitude)\b"
    r"|deserves? (?:better|(?:another|an?|one more) (?:second )?chance)\b"
    rf"|(?:{_HAS}done|did) nothing (?:wrong|illegal)\b"
    rf"|{_HAS}kept (?:his|her|its|their) (?:word|promises?)\b"
    rf"|{_HAS}(?:fought|stood up) for (?:us|our|my|the)\b"
    r"|(?:can|could) (?:always )?(?:count|rely|depend) on (?:us|me|our|my)\b"
    rf"|{_HAS}(?:(?:always )?stood (?:by|with|up for)|saved) (?:us|me|our|my|the)\b"
    rf"|{_HAS}(?:a point\b(?! to\b)|(?:every|the(?: full)?|a(?: full)?) right to\b)|means? well\b"
    r"|(?:did|ha(?:s|ve|d) done|(?:is|are|was|were) doing) an? (?:\w+ )?"
    r"(?:good|great|fine|superb|excellent|terrific|fantastic|wonderful|tremendous|remarkable) job\b"
    rf"|(?:should|must) not {_MUST_GO}"
    rf"|{_IS}(?:right(?: (?:to (?!{_MUST_GO})|about\b|on\b)|(?=[^\w\s-]|$))|on our side\b"
    r"|(?:our|my) (?:ally|allies|friends?|partners?)\b))"
)
_IS_ONE = re.compile(
    rf"(?:(?:\s{_IS}|[’']s )[\"“„«‘]?(?:an?|the|my|our|one of the) |\s(?:are|were) (?=[\w-]+s\b))"
    r"(?P<what>(?:[\w-]+ ){0,2}[\w-]+)")
# What others are said to think is not the speaker's.
_SHE_THINKS = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )\b(?:believe|claim|feel|felt|said|say|think|thought)(?:s|ed)? "
    r"(?:(?:.*\band )?that )?$")
# With whom it is for or against behind.
_CHEER = re.compile(
    r"\b(?:God bless|hats off to|long live|thank (?:God|goodness|heavens?) for|three cheers for)"
    r" (?:the )?$", re.IGNORECASE)
_JEER = re.compile(
    r"(?:\bgood riddance to|\bshame on|\bto hell with|(?<!\w )\bdown with) (?:the )?$",
    re.IGNORECASE)
_OUSTING = re.compile(rf"\sto {_MUST_GO}")
_REPLY = re.compile(
    r",? (?:(?:has |have |had )?(?:quickly |immediately |swiftly |promptly |angrily )?"
    r"(?:hit|fired|shot|struck|punched|clapped) back\b(?! (?:at|against|with)\b)"
    r"|(?:was|were) having none of (?:it|that)\b|begged to differ\b"
    r"|count(?:ers|ered) that\b)"
)
# What two do who are at odds: headlines say it without a verb that a parse knows.
_TRADE = re.compile(
    r"\s(?:(?:have|had|again) )?(?:(?:trad(?:e|ed|ing)|exchang(?:e|ed|ing)|swap(?:ped|ping)?) "
    r"(?:\w+ )?(?:accusations|barbs|blame|blows|gibes|insults|jabs|jibes|recriminations|threats)"
    r"|clash(?:ed)?|cross(?:ed)? swords|f[ea]ll(?:en)? out|lock(?:ed)? horns"
    r"|quarrel(?:l?ed)?|spar(?:red)?"
    r"|(?:are|were|been) (?:again )?at (?:loggerheads|odds|war))\b(?! with\b)"
)
_BOTH = re.compile(r",\s|,?\s(?:and|&)\s(?:the\s)?")
_AGO = 3  # sentences: how far back an accusation may stand that somebody denies
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|disput(?:es?|ed)|refut(?:es?|ed))\b")
_EARLIER = re.compile(r"\b(?:previously|earlier|long) (?:denied|disputed)\b")
_THE_CHARGE = re.compile(r"(?:the|all|any|those|these|such)\b")  # see relations.py
_NO_SUCH = re.compile(r"\bno such\b", re.IGNORECASE)
_IT_IS = re.compile(
    r"[\"“„«‘'—-]*(?:That|This|It)(?: is|[’']s| was)\b(?! not\b| no\b)", re.IGNORECASE)
_TIME_FOR = re.compile(r"\b(?:time for|call(?:s|ed|ing)? on)\s$")
_NAMING = re.compile(
    r"(?:has |have |had )?(?:call|describ|brand|label|dubb?|characteri[sz]|deem|portray|cast)"
    r"(?:l?ed|s|es|l?ing)?"
)
# "Ann sees Bo as a tyrant and not as a friend"; what else is seen so says no more.
_SEEING = re.compile(r"(?:see|regard|view)(?:s|ed|ing)?|saw")
_AS = re.compile(r"\sas\s")
_NOT_AS = re.compile(r"\b(?:not|rather than) as (?:[\w-]+\s){0,4}$")
_OF = re.compile(r"\s(?:of|about)\s")
_THEIR = {"his", "her", "its", "their"}
_PRONOUN = re.compile(r"[\"“„«‘']?(?:They|He|She)\b")
# Not inside another phrase: "the enemies of Bo have lied".
_OUTSIDE = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bby)(?<!\bwith)(?<!\bagainst)(?<!\bto)(?<!\bfrom)(?<!\bin)(?<!\bat)"
    r"(?<!\babout)(?<!\bbetween)\s$|\S$|^$"
)
_OWNED = re.compile(r"[’']s?\s(?:[\w-]+\s){0,2}?([\w-]+?)s?\b")
_PRONOUN_OWNS = re.compile(r"\s(?:[\w-]+\s){0,2}?([\w-]+?)s?\b")
_NOT = re.compile(r"\b(?:no|not|never|hardly|anything but|neither|nor|without)\s(?:[\w-]+\s){0,3}$")
_UNLIKE = re.compile(r"\b(?:anything but|far from|less than)\s(?:an?\s)?$")  # VADER does not know
# "There is no evidence that Bo has lied", "I never said Bo had lied"
_NOT_SO = re.compile(
    r"(?:\bno (?:evidence|proof|sign|suggestion)|(?:\bnot|n[’']t|\bnever) (?:\w+ )?(?:believed?|"
    r"claim(?:ed)?|mean(?:t)?|prove[dn]?|saying|said|say|think|thought|true)|\buntrue|\bfalse|"
    r"\bnobody \w+|\bno one \w+)(?: that)? (?:the )?$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|whether|unless)\s$", re.IGNORECASE)


def by_rebuke(article, first, text):
    """Yield stances for "Bo should not …", "time for Bo to go", "Bo has kept his word"."""
    for pattern, score in ((_REBUKE, -1.0), (_OUSTING, -1.0), (_TRIBUTE, 1.0)):
        behind = _TIME_FOR if pattern is _OUSTING else _OUTSIDE
        for match in pattern.finditer(text):
            sign = -score if _NEVER.match(match[0]) else score
            for holder, target, statement, start in _judged(article, first, text, match, behind):
                yield holder, target, sign, statement, start, first + match.end()


def _judged(article, first, text, match, behind):
    """Yield (holder, target, statement, start) of whoever is named right before a match, in the
    words of somebody else. behind: a pattern that what stands before the name must end with."""
    at = first + match.start()
    for start, end, target in within(article.mentions, first, at):
        statement = mentioned(start, article.contents)
        holder, cue = article.said.get(statement, ("", ""))
        before = text[: start - first]
        if (
            end == at and holder and target != holder and speaks(article, holder)
            and text[start - first : end - first].lower() not in ("we", "i")
            and not _UNSAID.search(cue.lower()) and not DENIED.search(cue.lower())
            and not _IF.search(before) and not _NOT_SO.search(before) and behind.search(before)
        ):
            yield holder, target, statement, start


def by_cheer(article, first, text):
    """Yield stances for "hats off to Bo", "shame on Bo", where a speaker says so."""
    for start, end, target in within(article.mentions, first, first + len(text)):
        statement = mentioned(start, article.contents)
        holder, _ = article.said.get(statement, ("", ""))
        for pattern, score in ((_CHEER, 1.0), (_JEER, -1.0)):
            match = pattern.search(text[: start - first])
            if match and holder and target != holder and speaks(article, holder):
                yield holder, target, score, statement, first + match.start(), end


def by_epithet(article, first, text):
    """Yield stances for "Bo is a coward", where a speaker says so."""
    for match in _IS_ONE.finditer(text):
        valences = _epithets(match["what"])
        if len({v > 0 for v in valences}) != 1 or 0.0 in valences:
            continue
        for holder, target, statement, start in _judged(article, first, text, match, _OUTSIDE):
            opened = max(first, min(c[0] for c in article.contents if c[2] == statement))
            if not _SHE_THINKS.search(text[opened - first : start - first]):
                yield holder, target, valences[0], statement, start, first + match.end()


def by_reply(article, first, text):
    """Yield stances for "Bo hit back": against who spoke last before."""
    for match in _REPLY.finditer(text):
        at = first + match.start()
        for start, end, holder in within(article.mentions, first, at):
            target = spoke_last(article, start, holder)
            if end == at and target and holder != target and speaks(article, holder):
                yield holder, target, -1.0, None, start, first + match.end()


def by_quarrel(article, first, text):
    """Yield stances for "Ann and Bo trade blame", each against the other."""
    for match in _TRADE.finditer(text):
        named = within(article.mentions, first, first + match.start())
        for start, end, one in named:
            for begin, last, other in named:
                if last == first + match.start() and one != other and (
                    _BOTH.fullmatch(text[end - first : begin - first])
                ) and speaks(article, one) and speaks(article, other):
                    yield one, other, -1.0, None, start, first + match.end()
                    yield other, one, -1.0, None, start, first + match.end()


def by_contradiction(article, first, text):
    """Yield stances for '"There was no such promise," Bo said', '"That is a lie"', "Bo denied
    having lied": against who spoke last before."""
    opened = [bisect.bisect_left(article.contents, (at,)) for at in (first, first + len(text))]
    for start, end, statement in article.contents[slice(*opened)]:
        holder, cue = article.said[statement]
        said = text[start - first : end - first]
        denied = _DENIES.search(cue.lower()) and not _THE_CHARGE.match(said) and not _EARLIER.search(text)
        if not holder or not speaks(article, holder) or not (
            denied or _NO_SUCH.search(said) or _IT_IS.match(said) and _epithets(said[:60])
            and max(_epithets(said[:60])) < 0
        ):
            continue
        before = max((end for _, end, _, _ in article.sentences if end <= first), default=0)
        reach = int(first - before <= 1)  # a new paragraph turns to something else
        target = _accuser(article, first, start, holder) or (
            spoke_last(article, start, holder, reach))
        if target:
            yield holder, target, -1.0, statement, start, end


def _accuser(article, first, at, holder):
    """Who spoke of the holder in the sentences just before a character, or ""."""
    here = mentioned(first, article.sentences)
    since = next((start for start, _, n, _ in article.sentences if n >= here - _AGO), first)
    for start, end, statement in reversed(within(article.contents, since, at)):
        speaker, _ = article.said[statement]
        if speaker not in ("", holder) and speaks(article, speaker) and not retold(
            article, start, end, statement
        ) and any(
            actor == holder for _, _, actor in within(article.mentions, start, end)
        ):
            return speaker
    return ""


def by_name(article, first, text):
    """Yield stances for 'Ann called Bo "a liar"' and '"They cheat," Ann said of the bakers'."""
    for start, end, statement in within(article.cues, first, first + len(text)):
        cue, after = text[start - first : end - first], text[end - first :]
        holder, _ = article.said[statement]
        content = min((c for c in article.contents if c[2] == statement), default=None)
        if content is None or not speaks(article, holder) or not holder:
            continue
        topic = _OF.match(after)
        said = text[content[0] - first : content[1] - first]
        seen = bool(_SEEING.fullmatch(cue) and _AS.search(said))
        if _NAMING.fullmatch(cue) or seen:
            at, last = content[0], content[1]
        elif topic and first <= content[0] < start and _PRONOUN.match(text[content[0] - first :]):
            at, last = end + topic.end(), start
        else:
            continue
        named = [m for m in article.mentions[bisect.bisect_left(article.mentions, (at,)) :][:5]
                 if m[0] == at]
        if not named:
            named = [(at, *reversed(done_at(article, at, holder)))]
        begin, target = named[-1][1], named[-1][2]
        whole = text[named[-1][0] - first : begin - first].lower() not in _THEIR
        if not whole or text[begin - first :].startswith(("'", "’")):
            owned = (_OWNED if whole else _PRONOUN_OWNS).match(text[begin - first :])
            if not owned or owned[1].lower() not in DONE:
                continue
            begin += owned.end()
        begin = begin if at == content[0] else content[0]
        valences = [-v if _UNLIKE.search(text[begin - first : k - first]) else v
                    for k, v in article.judging.items() if begin <= k < content[1] and not seen]
        valences += _epithets(text[begin - first : content[1] - first])
        signs = {v > 0 for v in valences}
        if target and target != holder and len(signs) == 1 and max(map(abs, valences)) >= ENOUGH:
            yield (holder, target, 1.0 if True in signs else -1.0, statement,
                   min(at, content[0]), max(begin, last))


@functools.cache
def epithets():
    """{word: 1.0 or -1.0}, from epithets.csv."""
    with open(Path(__file__).parent / "epithets.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["word"]: float(row["sign"] + "1") for row in rows}


@functools.cache
def _epithet():
    return re.compile(rf"\b({'|'.join(map(re.escape, epithets()))})s?\b", re.IGNORECASE)


def _epithets(text):
    """The valences of the epithets in a stretch of text, 0 where they are denied, turned behind
    "not as"."""
    found = []
    for match in _epithet().finditer(text):
        valence, before = 2.0 * epithets()[match[1].lower()], text[: match.start()]
        turned = -valence if _NOT_AS.search(before) else 0.0 if _NOT.search(before) else valence
        found.append(turned)
    return found
