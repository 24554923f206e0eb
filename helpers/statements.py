"""Statements: who says, thinks or wants what, and which outlet carries it.

In:   articles, sentences, tokens, actors, mentions
Out:  statements, statement_spans

Rules over the dependency parse find a cue ("said", "according to", "wants"), its source and
its content, with the span conventions of PolNeAR (Newell et al. 2018). From those spans on,
nothing depends on how they were found.
Misses cues that are not listed, indirect speech that goes on in the next sentence, and all but
the first of several sources ("Ann and Bob said").
"""

import bisect
import itertools
import math

from helpers.attributions import attributions, cues
from helpers.dependencies import kid, parses
from helpers.quotations import overlapping, quotations
from helpers.reader import proposals
from helpers.reader_statements import second_opinion
from helpers.tables import table


def statements(articles, sentences, tokens, actors, mentions, reading=None):
    """Every attribution of the articles, its spans, and the actors behind them.

    articles, sentences, tokens, actors, mentions: tables; reading: what the reader found in them
    (`helpers.reader.read`), or None for the rules alone. Returns the tables statements (one
    sentence_id each, the cue's) and statement_spans. speaker, via and addressee are actor_ids,
    empty where the text names nobody; probability is the reader's, missing for statements
    inside others and without the reader.
    """
    proposed = {} if reading is None else proposals(reading)
    named, places, parsed_by = {}, {}, parses(tokens, cues().keys() | _cue_lemmas(tokens, reading))
    for key, *mention in zip(*(mentions[c] for c in ("article_id", "start", "end", "actor_id"))):
        named.setdefault(key, []).append(tuple(mention))
    for key, *place in zip(*(sentences[c] for c in sentences.columns if c != "text")):
        places.setdefault(key, []).append(place)
    outlets = {}
    for key, actor, kind in zip(actors["article_id"], actors["actor_id"], actors["kind"]):
        outlets.setdefault(key, set()).update([actor] if kind == "outlet" else ())
    rows, spans = [], []
    for article_id, text in zip(articles["article_id"], articles["text"]):
        place, parsed = places.get(article_id, []), parsed_by.get(article_id, {})
        quotes = quotations(text, place)
        found = [
            attribution
            for sentence in place if sentence[0] in parsed
            for attribution in attributions(*parsed[sentence[0]], sentence, quotes, text)
        ]
        _continue_quotations(found, quotes, place, text)
        found = [attribution for attribution in found if attribution.content]
        if reading is not None:
            found = second_opinion(found, proposed.get(article_id, []), parsed, place, quotes, text)
            _continue_quotations(found, quotes, place, text)
        spotted, papers = sorted(named.get(article_id, [])), outlets.get(article_id, set())
        blocks, quoted = {sentence: block for sentence, block, _, _ in place}, {}
        for number, (a, speaker, via, addressee) in enumerate(
            _chains(found, parsed, spotted, papers)
        ):
            if reading is not None and math.isnan(a.probability) and not via:
                continue  # what only the rules see is told apart by who carries it
            cue = " ".join(text[start:end] for start, end in a.cue)
            form = _form(a.content, quotes)
            if form == "direct":  # a quotation that goes on is carried by the same outlet
                via = via or quoted.get((blocks[a.sentence], speaker), "")
                quoted = {(blocks[a.sentence], speaker): via}
            rows.append((
                article_id, number, a.sentence, speaker, via, addressee, form, cue, a.probability,
            ))
            spans += [
                (article_id, number, role, start, end, text[start:end])
                for role in ("source", "cue", "content") for start, end in getattr(a, role)
            ]
    return table("statements", rows), table("statement_spans", spans)


def _cue_lemmas(tokens, reading):
    """The lemmas of the words that the reader takes for cues: their sentences are needed too."""
    if reading is None:
        return set()
    cue_spans = reading.spans.loc[reading.spans["role"] == "cue", ["article_id", "start"]]
    return set(tokens[["article_id", "start", "lemma"]].merge(cue_spans)["lemma"])


def _continue_quotations(found, quotes, sentences, text):
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
        if quote in claimed or not before or quote[1] - quote[0] < 12:
            continue
        last = speaking[before - 1]
        block, end = places[last.sentence]
        between = text[max(e for _, e in [*last.cue, *last.content]) : quote[0]].strip()
        begins = quote[0] in starts and (
            starts[quote[0]] == block and last.content or between in ("", ":")
        )
        resumes = last.content and quote[0] < end and between[-1:] == ","
        if begins or resumes:
            last.content.append(quote)


def _length(spans):
    return sum(end - start for start, end in spans)


def _form(content, quotes):
    """direct, indirect or mixed: how much of the content stands between quotation marks."""
    inside = [
        sum(min(end, q[1]) - max(start, q[0]) for q in overlapping(quotes, start, end))
        for start, end in content
    ]
    if not any(inside):
        return "indirect"
    return "direct" if sum(inside) == _length(content) else "mixed"


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
    beside = {"appos": [], "compound": []}
    for k in parse.kids[token]:
        beside.get(parse.dep[k], []).append(mentioned(parse.start[k], mentions))
    papers = [actor for actor in beside["compound"] if actor in outlets]  # "the TASS agency"
    named = [mentioned(parse.start[token], mentions), *beside["appos"], *papers]
    return next(filter(None, named), "")


def _heads(spans, parse):
    """The tokens in spans of one sentence that depend on none beside them, and those that do."""
    inside = [
        range(bisect.bisect_right(parse.end, start), bisect.bisect_left(parse.start, end))
        for start, end in spans
    ]
    heads = [i for own in inside for i in own if parse.head[i] not in own or parse.head[i] == i]
    return heads, [i for own in inside for i in own]


def _source(a, parse, mentions, outlets):
    """(actor_id of who speaks, of an outlet that the source cites) of an attribution."""
    heads, inside = _heads(a.source, parse) if parse else ([], [])
    if not heads:  # named in another sentence than the cue's
        first = (mentioned(at, mentions) for start, end in a.source for at in range(start, end))
        return next(filter(None, first), ""), ""
    cited = (
        mentioned(parse.start[k], mentions) for k in inside
        if parse.head[k] in inside and parse.lemma[parse.head[k]] in ("by", "to", "with")
    )
    speaker = _actor(heads[0], parse, mentions, outlets)
    return speaker, next((actor for actor in cited if actor in outlets), "")


def _cite(group, parse, speakers, vias, dropped, mentions, outlets):
    """Give what an outlet reports "citing two officials" to the officials, via the outlet."""
    for n, a in enumerate(group):
        if speakers[n] not in outlets or a.at < 0:
            continue
        for i in (a.at, *_heads(a.source, parse)[0][:1], *_heads(a.content, parse)[0]):
            k = kid(parse, i, "advcl", "acl", "relcl")
            cited = kid(parse, k, "dobj") if k and parse.lemma[k] in ("cite", "quote") else None
            if cited is not None:
                vias[n], speakers[n] = speakers[n], _actor(cited, parse, mentions, outlets)
                dropped.update(m for m, b in enumerate(group) if b.at == k)
                last = parse.end[max(i, k - 1 - (parse.dep[k - 1] == "punct"))]
                told = [(start, min(end, last)) for start, end in a.content if start < last]
                if k > i and told:
                    group[n] = a._replace(content=told)
                break


def _chains(found, parsed, mentions, outlets):
    """Yield (attribution, speaker, via, addressee); an outlet that carries another becomes via.

    "Putin said …, Reuters reported" is one statement, by Putin via Reuters: an outlet whose
    content is another's speech says nothing of its own. What somebody else alleges that
    another says or wants is not the other's statement.
    """
    for sentence, together in itertools.groupby(found, key=lambda a: a.sentence):
        parse, group, dropped = parsed.get(sentence, (None,))[0], list(together), set()
        speakers, vias, addressees, carried = [], [], [], {}
        for a in group:
            speaker, cited = _source(a, parse, mentions, outlets)
            speakers.append(speaker)
            vias.append(_actor(a.carrier, parse, mentions, outlets) or cited)
            addressees.append(_actor(a.addressee, parse, mentions, outlets))
            if addressees[-1] in outlets:
                vias[-1], addressees[-1] = vias[-1] or addressees[-1], ""
        widest = sorted(range(len(group)), key=lambda n: _length(group[n].content), reverse=True)
        for outer in widest if parse else ():
            heads, inside = _heads(group[outer].content, parse)
            carrier = speakers[outer] if speakers[outer] in outlets else vias[outer]
            for inner, b in enumerate(group):
                if inner != outer and carrier and b.at in heads and speakers[inner] != carrier:
                    vias[inner] = vias[inner] or carrier
                    if carrier == speakers[outer] and not b.mind:
                        dropped.add(outer)
                        carried[carrier] = speakers[inner]
                        if math.isnan(b.probability):
                            group[inner] = b._replace(probability=group[outer].probability)
                elif inner != outer and outer not in dropped and b.at in inside and (
                    math.isnan(b.probability) or not math.isnan(group[outer].probability)
                ):
                    dropped.add(inner)  # not for the sake of what the reader does not see
        if parse:
            _cite(group, parse, speakers, vias, dropped, mentions, outlets)
        for n, a in enumerate(group):
            if a.at >= 0 and parse and parse.lemma[a.at] == "add" and carried.get(speakers[n]):
                # "…, Reuters reported, adding that …": who is carried goes on
                speakers[n], vias[n] = carried[speakers[n]], speakers[n]
            if n not in dropped:
                yield a, speakers[n], vias[n], addressees[n]
