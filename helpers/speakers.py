"""Speakers: who is behind an attribution's spans, and which outlet carries it.

In:   attributions of an article, their parses, mentions, outlets
Out:  attributions with speaker, via and addressee

An outlet that reports another's words, or to which they are said, carries them: it is via, not
the speaker; but "she told us" is told to the article itself. Misses outlets that carry another in
an earlier sentence, unless a quotation goes on.
"""

import bisect
import itertools
import math

from helpers.attributions import cues, is_retold
from helpers.dependencies import agent, kid, subtree
from helpers.documents import makers
from helpers.overlaps import is_quoted, length
from helpers.quotations import overlapping

# What is done to words, and by those who speak them, to reach the readers of an outlet.
CARRYING = {"speak", "talk", "write", "carry", "publish", "print", "broadcast", "air", "quote",
            "release", "cite", "run"}


def mentioned(at, mentions):
    """actor_id of the shortest mention over the character at, or "". mentions are sorted."""
    last = bisect.bisect(mentions, (at + 1,))
    over = [m for m in mentions[max(0, last - 20) : last] if m[1] > at]
    return min(over, key=lambda m: m[1] - m[0])[2] if over else ""


def _actor(token, parse, mentions, outlets):
    """actor_id of who the phrase headed by a token names, or ""."""
    if token is None:
        return ""
    if parse.lemma[token] in ("who", "which", "that") and parse.dep[parse.head[token]] == "relcl":
        token = parse.head[parse.head[token]]
        above = parse.head[token]
        if parse.dep[token] == "pobj" and parse.lemma[above] == "from" and (
            parse.pos[token] == "PROPN"
        ):
            token = parse.head[above]  # "the daily from Oslo, which says"
            token = parse.head[token] if parse.dep[token] == "appos" else token
    beside = {"appos": [], "compound": []}
    for k in parse.kids[token]:
        beside.get(parse.dep[k], []).append(k)
    whom = sorted([token, *beside["appos"]], key=lambda k: not _is_name(parse, k))
    named = [mentioned(parse.start[k], mentions) for k in (*whom, *beside["compound"])]
    told = named[: len(whom)]
    papers = [actor for actor in named[len(whom) :] if actor in outlets]  # "the TASS agency"
    return next(filter(None, [*told, *papers]), "")


def _named_behind(token, parse):
    """The tokens that name a phrase otherwise: "a man [called Ann]", "an elder in Oslo, [Ann Lee],"."""
    for k in parse.kids[token]:
        if parse.dep[k] == "acl" and parse.lemma[k] in ("call", "name"):
            yield from (n for n in parse.kids[k] if parse.dep[n] == "oprd")
        elif parse.dep[k] == "prep":
            place = kid(parse, k, "pobj")
            yield from () if place is None else (
                n for n in parse.kids[place] if parse.dep[n] == "appos" and parse.pos[n] == "PROPN")


def _is_name(parse, i):
    """Whether token i ends a name: not "the Briton" nor "the mediator" in "…, Ann Lee"."""
    return any(
        parse.pos[k] == "PROPN" and (parse.dep[k] == "compound" or (
            parse.dep[k] == "appos" and subtree(parse, k)[0] == i + 1)) for k in parse.kids[i])


def _heads(spans, parse):
    """The tokens in spans of one sentence that depend on none beside them, and those that do."""
    inside = [
        range(bisect.bisect_right(parse.end, start), bisect.bisect_left(parse.start, end))
        for start, end in spans
    ]
    heads = [i for own in inside for i in own if parse.head[i] not in own or parse.head[i] == i]
    return heads, [i for own in inside for i in own]


def _source(a, parse, before, mentions, outlets, people):
    """(actor_id of who speaks, of an outlet that the source cites) of an attribution.

    before: the parse of the sentence before, or None.
    """
    heads, inside = _heads(a.source, parse) if parse else ([], [])
    own = _own_subject(a, parse) if parse else None
    if heads and own is not None and _is_quoter(parse, heads[0]) and own not in inside:
        carrier = _actor(heads[0], parse, mentions, outlets)
        return _actor(own, parse, mentions, outlets), carrier if carrier in outlets else ""
    if heads and own is not None and own not in inside and _is_cited(parse, heads[0]):
        carrier = _actor(own, parse, mentions, outlets)  # "Reuters, citing Ann, said"
        return _actor(heads[0], parse, mentions, outlets), carrier if carrier in outlets else ""
    if own is not None and _is_told_beside(parse, heads, own):
        heads, inside = [own], [own]
    heads.sort(key=lambda i: parse.pos[i] in ("ADV", "PUNCT"))  # "less kindly, Ann"
    if not heads:  # named in another sentence than the cue's
        first = (mentioned(at, mentions) for start, end in a.source for at in range(start, end))
        return next(filter(None, first), ""), ""
    cited = (
        mentioned(parse.start[k], mentions) for k in inside
        if parse.head[k] in inside and (
            parse.lemma[parse.head[k]] in ("by", "to", "with") or parse.lemma[parse.head[k]] == "in"
            and (parse.lemma[parse.head[parse.head[k]]] in CARRYING
                 or parse.head[parse.head[k]] in heads))  # "Ann in the Echo"
    )
    cited = (*cited, *(mentioned(parse.start[k], mentions) for k in _citing(parse, heads[0])))
    speaker = _actor(_antecedent(a, parse, heads[0], inside), parse, mentions, outlets)
    speaker = speaker or _actor(heads[0], parse, mentions, outlets)
    if not speaker and kid(parse, heads[0], "nsubj") in inside:  # "two men acquainted with it"
        speaker = _actor(kid(parse, heads[0], "nsubj"), parse, mentions, outlets)
    if not speaker:
        named = (mentioned(parse.start[k], mentions) for k in _named_behind(heads[0], parse))
        speaker = next((actor for actor in named if actor in people), "")
    speaker = speaker or _maker(heads[0], parse, before, mentions, outlets)
    if not speaker and own is not None and own not in inside and _is_beside(parse, own, a.at):
        speaker = _actor(own, parse, mentions, outlets)  # “Never,” Ann said, her voice catching
    if not speaker:  # "said ranking Democrat Ann Lee", where the parser takes "ranking" for a verb
        named = {mentioned(parse.start[k], mentions) for k in inside
                 if parse.pos[k] == "PROPN" and not _is_told_of(parse, k, heads[0])}
        named &= people
        speaker = named.pop() if len(named) == 1 else ""
    return speaker, next((actor for actor in cited if actor in outlets), "")


def _is_told_of(parse, i, head):
    """Whether token i stands in what is told of the head of a source: "people who know [Ann]"."""
    while i != head and parse.head[i] != i:
        if parse.dep[i] == "relcl":
            return True
        i = parse.head[i]
    return False


def _own_subject(a, parse):
    """The token of who does what the cue says, outside what is said; or None."""
    who = agent(parse, a.at) if a.at >= 0 else None
    told = who is not None and any(s <= parse.start[who] < e for s, e in (*a.content, *a.cue))
    return None if told else who


def _is_cited(parse, head):
    """Whether a source is whom another cites: "Reuters, citing [Ann], said"."""
    return parse.dep[head] == "dobj" and parse.lemma[parse.head[head]] in ("cite", "quote")


def _citing(parse, head):
    """The tokens of who cites a source: "Ann, cited by [Reuters], said"."""
    for k in parse.kids[head]:
        by = kid(parse, k, "agent", "prep") if parse.lemma[k] in ("cite", "quote") else None
        if by is not None and kid(parse, by, "pobj") is not None:
            yield kid(parse, by, "pobj")


def _is_quoter(parse, head):
    """Whether a source only quotes the cue's subject: "Ann wept, as quoted by [TASS], for"."""
    by = parse.head[head]
    verb = parse.head[by]
    return parse.lemma[by] == "by" and parse.lemma[verb] in ("quote", "cite") and any(
        parse.lemma[k] == "as" for k in parse.kids[verb])


def _is_told_beside(parse, heads, own):
    """Whether a source stands in a clause about the cue's subject: "Ann, whose talk [the BBC] cut,
    said"."""
    for i in heads[:1]:
        while i != own and parse.head[i] != i:
            if parse.dep[i] == "relcl":
                return own in (parse.head[i], *_above(parse, parse.head[i]))
            i = parse.head[i]
    return False


def _above(parse, i):
    """The tokens above token i within its noun phrase."""
    while parse.dep[i] in ("appos", "conj", "pobj", "prep", "compound") and parse.head[i] != i:
        i = parse.head[i]
        yield i


def _is_beside(parse, who, at):
    """Whether nothing but adverbs stands between a cue and its subject."""
    first, last = sorted((who, at))
    return all(parse.pos[k] in ("ADV", "AUX", "PART", "PROPN") for k in range(first + 1, last))


def _antecedent(a, parse, head, inside):
    """The head of a source, or whom its last "who" means: "… including Ann, who said"."""
    who = kid(parse, a.at, "nsubj") if a.at >= 0 else None
    return who if who in inside and parse.lemma[who] == "who" else head


def _maker(document, parse, before, mentions, outlets):
    """actor_id of the first maker of a document who is one, or ""."""
    found = (_actor(who, there, mentions, outlets) for there, who in makers(document, parse, before))
    return next(filter(None, found), "")


def _medium(a, parse, mentions, outlets):
    """actor_id of an outlet where it is said, or "": "in an interview with CNN, she said …"."""
    waiting, told = [a.at], [*a.content, *a.source]
    while waiting:
        i = waiting.pop(0)
        for k in parse.kids[i]:
            if any(start <= parse.start[k] < end for start, end in told):
                continue
            if parse.dep[k] in ("prep", "agent"):
                outward = parse.lemma[k] in ("in", "on", "to", "with", "by")
            elif parse.dep[k] in ("pobj", "pcomp"):
                actor = _actor(k, parse, mentions, outlets)
                if actor in outlets:
                    return actor
                outward = parse.lemma[k] not in ("response", "reaction", "reply", "regard")
            else:
                outward = parse.dep[k] in ("acl", "advcl", "relcl") and parse.lemma[k] in CARRYING
            if outward:
                waiting.append(k)
    return ""


def _cite(group, parse, speakers, vias, dropped, mentions, outlets):
    """Give what an outlet reports "citing two officials" to the officials, via the outlet.

    Returns the numbers of what is so given.
    """
    given = set()
    for n, a in enumerate(group):
        if speakers[n] not in outlets or a.at < 0 or n in dropped:
            continue
        places = (a.at, *_heads(a.source, parse)[0][:1], *_heads(a.content, parse)[0])
        i, k, cited = next((
            (i, k, kid(parse, k, "dobj")) for i in places for k in parse.kids[i]
            if parse.lemma[k] in ("cite", "quote") and kid(parse, k, "dobj") is not None
        ), (0, 0, None))
        if cited is None and parse.lemma[0] in ("cite", "quote") and parse.dep[0] == "compound":
            cited = parse.head[0]  # "Citing Ann Lee, Reuters said", as parsers see it
        if cited is None or k == a.at:
            continue
        given.add(n)
        vias[n], speakers[n] = speakers[n], _actor(cited, parse, mentions, outlets)
        naming = [m for m, b in enumerate(group) if b.at == k]
        dropped.update(naming)
        last = parse.end[max(i, k - 1 - (parse.dep[k - 1] == "punct"))]
        told = [(start, min(end, last)) for start, end in a.content if start < last]
        if k > i and told:
            group[n] = a._replace(content=told)
        if math.isnan(a.probability):
            seen = [group[m].probability for m in naming]
            group[n] = group[n]._replace(probability=max(seen, default=math.nan))
    return given


def chains(found, parsed, quotes, mentions, outlets, people):
    """Yield (attribution, speaker, via, addressee); an outlet that carries another becomes via.

    "Putin said …, Reuters reported" is one statement, by Putin via Reuters: an outlet whose
    content is another's speech says nothing of its own. What somebody else alleges that
    another says or wants is not the other's statement, unless it tells what he has said.
    """
    spoke = "", -math.inf  # who did last, and in which sentence
    for sentence, together in itertools.groupby(found, key=lambda a: a.sentence):
        parse, group, dropped = parsed.get(sentence, (None,))[0], list(together), set()
        speakers, vias, addressees, carried = [], [], [], {}
        for a in group:
            speaker, cited = _source(
                a, parse, parsed.get(sentence - 1, (None,))[0], mentions, outlets, people)
            speakers.append(speaker)
            vias.append(_actor(a.carrier, parse, mentions, outlets) or cited)
            addressees.append(_actor(a.addressee, parse, mentions, outlets))
            if addressees[-1] in outlets and parse.lemma[a.addressee] != "we":
                vias[-1], addressees[-1] = vias[-1] or addressees[-1], ""
            if parse and a.at >= 0 and not vias[-1] and speaker not in outlets:
                vias[-1] = _medium(a, parse, mentions, outlets)
        given = set()
        if parse:
            given = _cite(group, parse, speakers, vias, dropped, mentions, outlets)
        widest = sorted(range(len(group)), key=lambda n: length(group[n].content), reverse=True)
        for outer in widest if parse else ():
            if group[outer].at < 0 and group[outer].certain:
                continue  # a turn of an interview, in which others may be quoted
            heads, inside = _heads(group[outer].content, parse)
            carrier = speakers[outer] if speakers[outer] in outlets else vias[outer]
            for inner, b in enumerate(group):
                if inner != outer and carrier and b.at in heads and speakers[inner] != carrier:
                    vias[inner] = vias[inner] or carrier
                    told = "clause" in cues().get(parse.lemma[b.at], ("clause",))
                    if not b.mind and (told if outer in given else carrier == speakers[outer]):
                        dropped.add(outer)
                        carried[carrier] = speakers[inner]
                        if math.isnan(b.probability):
                            group[inner] = b._replace(probability=group[outer].probability)
                elif inner != outer and _is_only_cited(group[outer], b, parse, quotes):
                    group[inner] = b._replace(certain=True)
                    if is_quoted(group[outer], quotes):  # "…, adding: “Never.”"
                        speakers[outer] = speakers[inner]
                    else:
                        dropped.add(outer)
                elif inner != outer and outer not in dropped and b.at in inside and (
                    math.isnan(b.probability) or not math.isnan(group[outer].probability)
                ):
                    if not (b.certain or is_retold(parse, b.at)) or speakers[inner] in (
                        "", speakers[outer]
                    ):
                        dropped.add(inner)  # not for the sake of what the reader does not see
                    elif b.certain and speakers[outer] == carrier:
                        vias[inner] = vias[inner] or carrier
        for n, a in enumerate(group):
            if a.at >= 0 and parse and parse.lemma[a.at] == "add" and carried.get(speakers[n]):
                # "…, Reuters reported, adding that …": who is carried goes on
                speakers[n], vias[n] = carried[speakers[n]], speakers[n]
            if not speakers[n] and parse and _goes_on(a, parse) and sentence - spoke[1] <= 1:
                speakers[n] = spoke[0]
            quoted = any(overlapping(quotes, *piece) for piece in a.content)
            if n not in dropped and (vias[n] or quoted or not _is_thanks(parse, a.at)):
                spoke = (speakers[n], sentence) if speakers[n] in people else spoke
                yield a, speakers[n], vias[n], addressees[n]


def _goes_on(a, parse):
    """Whether "The candidate added": whoever spoke just before."""
    heads, _ = _heads(a.source, parse)
    return a.at >= 0 and parse.lemma[a.at] in ("add", "continue") and any(
        parse.pos[k] == "NOUN" and "the" in (parse.lemma[j] for j in parse.kids[k]) for k in heads)


def _is_only_cited(outer, inner, parse, quotes):
    """Whether one attribution only says from whom another's quotation is known: "“Never,” Ann said,
    according to her aides"."""
    return (
        outer.at >= 0 and parse.lemma[outer.at] == "accord" and parse.head[outer.at] == inner.at
        and not inner.mind and any(overlapping(quotes, *piece) for piece in inner.content))


def _is_thanks(parse, at):
    """Whether somebody thanks another, and for nothing: no words, unless an outlet reports it,
    or some are quoted: "thanked Ann, “the best of us”"."""
    return parse is not None and at >= 0 and parse.lemma[at] == "thank" and not any(
        parse.lemma[k] == "for" or parse.dep[k] == "ccomp" for k in parse.kids[at])


def tells(a, parsed):
    """Whether an attribution gives somebody words, by its cue: not "she praised him"."""
    return a.carrier is not None or a.at >= 0 and a.sentence in parsed and not a.mind and (
        "clause" in cues().get(parsed[a.sentence][0].lemma[a.at], ()))
