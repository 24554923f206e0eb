"""Statements: who says, thinks or wants what, and which outlet carries it.

In:   articles, sentences, tokens, actors, mentions
Out:  statements, statement_spans

Rules over the dependency parse find a cue ("said", "according to", "wants"), its source and
its content, with the span conventions of PolNeAR (Newell et al. 2018). From those spans on,
nothing depends on how they were found. Where an interview has labels, each turn is a statement.
Misses cues that are not listed, indirect speech that goes on in the next sentence, and all but
the first of several sources ("Ann and Bob said").
"""

import bisect
import math

import numpy as np

from helpers.attributions import Attribution, attributions, cues
from helpers.boundaries import within_sections
from helpers.continued import begin_quotations, continue_quotations, with_introduced
from helpers.dependencies import parses
from helpers.hearing import heard, is_turn, with_turns
from helpers.interviews import turns
from helpers.letters import letters
from helpers.overlaps import length
from helpers.quotations import overlapping, quotations
from helpers.reader import proposals
from helpers.reader_statements import second_opinion
from helpers.signatures import with_signatures
from helpers.speakers import chains, tells
from helpers.tables import table
from helpers.woven import with_woven

FEWEST_REPEATED = 4  # words of a quotation in a headline, by which it is known again
_MARKS = " .,:;!?'\"“”„‟«»‘’`"


def statements(articles, sentences, tokens, actors, mentions, reading=None):
    """Every attribution of the articles, its spans, and the actors behind them.

    articles, sentences, tokens, actors, mentions: tables; reading: what the reader found in them
    (`helpers.reader.read`), or None for the rules alone. Returns the tables statements (one
    sentence_id each, the cue's) and statement_spans. speaker, via and addressee are actor_ids,
    empty where the text names nobody; probability: of half of the content and the source to be
    right, missing without the reader and for what it does not see.
    """
    proposed = {} if reading is None else proposals(reading)
    named, places = {}, {}
    parsed_by = parses(tokens, cues().keys() | _cue_lemmas(tokens, reading), introducing=True)
    for key, *mention in zip(*(mentions[c] for c in ("article_id", "start", "end", "actor_id"))):
        named.setdefault(key, []).append(tuple(mention))
    for key, *place in zip(*(sentences[c] for c in sentences.columns if c != "text")):
        places.setdefault(key, []).append(place)
    kinds = {"outlet": {}, "person": {}}
    for key, actor, kind in zip(actors["article_id"], actors["actor_id"], actors["kind"]):
        kinds.get(kind, {}).setdefault(key, set()).add(actor)
    rows, spans = [], []
    for article_id, text in zip(articles["article_id"], articles["text"]):
        place, parsed = places.get(article_id, []), parsed_by.get(article_id, {})
        quotes = quotations(text, place)
        found = [
            attribution
            for sentence in place if sentence[0] in parsed
            for attribution in attributions(*parsed[sentence[0]], sentence, quotes, text)
        ]
        continue_quotations(found, quotes, place, text)
        found = [attribution for attribution in found if attribution.content]
        if reading is not None:
            found = second_opinion(found, proposed.get(article_id, []), parsed, place, quotes, text)
            continue_quotations(found, quotes, place, text)
        begin_quotations(found, quotes, text)
        spotted = sorted(named.get(article_id, []))
        found = with_introduced(found, quotes, place, parsed, spotted, text)
        found = with_woven(found, quotes, place, parsed, spotted, text)
        found = within_sections(found, place, text)
        papers, people = (kinds[kind].get(article_id, set()) for kind in ("outlet", "person"))
        spoken_in = sorted(turns(text, place) + letters(text, place, spotted))
        found = with_turns(found, spoken_in, text)
        found = with_signatures(found, quotes, place, spotted, text)
        found = _with_headline(found, quotes, place, bool(spoken_in), text)
        found = [a._replace(source=_whole_names(a, spotted)) for a in found]
        blocks, carried = {sentence: block for sentence, block, _, _ in place}, {}
        last = None
        found = chains(found, parsed, quotes, spotted, papers, people)
        for number, (a, speaker, via, addressee) in enumerate(_told_once([
            row for row in heard(found, spoken_in, spotted, people, papers, text)
            # what only the rules see is told apart by who carries it
            if reading is None or row[0].certain or row[2] or not math.isnan(row[0].probability)
        ])):
            cue = " ".join(text[start:end] for start, end in a.cue)
            form = "direct" if is_turn(a, spoken_in) else _form(a.content, quotes)
            if form == "direct" or tells(a, parsed):
                # Who goes on is carried by the same outlet; in words of the article's own, at once.
                if form == "direct" or last is not None and a.sentence - last < 2:
                    via = via or carried.get((blocks[a.sentence], speaker), "")
                carried = carried if a.sentence == last else {}
                carried[blocks[a.sentence], speaker], last = via, a.sentence
            rows.append((
                article_id, number, a.sentence, speaker, via, addressee, form, cue, a.probability,
            ))
            spans += [
                (article_id, number, role, start, end, text[start:end])
                for role in ("source", "cue", "content") for start, end in getattr(a, role)
            ]
    return table("statements", _as_in_the_headline(rows, spans)), table("statement_spans", spans)


def _told_once(rows):
    """The rows without those whose words another has too, and who says them more surely."""
    best = {}
    for row in rows:
        words = tuple(row[0].content)
        best[words] = max(best.get(words, row), row, key=lambda row: (
            bool(row[1]), np.nan_to_num(row[0].probability)))
    return [row for row in rows if row is best[tuple(row[0].content)]]


def _with_headline(found, quotes, sentences, interview, text):
    """The attributions, with one for what a headline quotes without telling whom.

    "‘It was all a mistake’: an evening with Ada Ek" is whose words they are in the article
    (`_as_in_the_headline`), and in an interview, where they need not stand, who answers
    (`helpers.hearing.heard`).
    """
    said = [_bare(text[start:end]) for a in found for start, end in a.content]
    told = {q for a in found for piece in a.content for q in overlapping(quotes, *piece)}
    new = [
        Attribution(number, -1, [], [], [quote], None, None, False, certain=True)
        for number, block, first, last in sentences if block == sentences[0][1]
        for quote in quotes if first <= quote[0] < last and quote not in told
        and len(_bare(text[slice(*quote)]).split()) >= FEWEST_REPEATED
        and (interview or any(_bare(text[slice(*quote)]) in words for words in said))
    ]
    return sorted(found + new, key=lambda a: (a.sentence, a.at)) if new else found


def _bare(words):
    return words.strip(_MARKS).lower()


def _as_in_the_headline(rows, spans):
    """The statements' rows; nobody's words that a later quotation repeats are its speaker's."""
    contents, quoted, given = {}, {}, []
    for article, number, role, _, _, text in spans:
        if role == "content":
            contents.setdefault((article, number), []).append(_bare(text))
    for article, number, _, speaker, _, _, form, *_ in rows:
        if speaker and form != "indirect":
            quoted.setdefault(article, []).append((number, speaker))
    for row in rows:
        article, number, sentence, speaker, *rest = row
        words = " ".join(contents[article, number])
        if not speaker and len(words.split()) >= FEWEST_REPEATED:
            speaker = next((
                who for other, who in quoted.get(article, ())
                if other > number and any(words in text for text in contents[article, other])
            ), "")
        given.append((article, number, sentence, speaker, *rest))
    return given


def spoken(statements, statement_spans, tokens):
    """statement_spans without the contents that are no words given to a speaker.

    statements, statement_spans, tokens: tables. What a speaker has been given words for is
    quoted, or told in a clause ("she said that it rains", "she wants to go", "she accused him of
    lying"). Where the content merely names a thing ("she criticised the board") it is a statement,
    but the words about it are the article's own. `figure_tables` counts words in the spans that it is given: these for
    a share of voice.
    """
    marked = set(zip(*(statements.loc[statements["form"] != "indirect", c]
                       for c in ("article_id", "statement_id"))))
    head = np.arange(len(tokens)) - tokens["token_id"].to_numpy() + tokens["head"].to_numpy()
    starts, verb = tokens["start"].to_numpy(), tokens["pos"].isin(["VERB", "AUX"]).to_numpy()
    tells = verb.copy()
    tells[head[verb & (tokens["dep"] == "pcomp").to_numpy()]] = True  # "of" in "of lying"
    places = tokens.groupby("article_id").indices.items()
    rows = {name: (own[0], own[-1] + 1) for name, own in places}
    kept = []
    for article, number, role, start, end in zip(*(
        statement_spans[c] for c in ("article_id", "statement_id", "role", "start", "end"))):
        first, last = rows.get(article, (0, 0))
        a, b = first + np.searchsorted(starts[first:last], [start, end])
        own = np.arange(a, b)
        heads = own[(head[a:b] < a) | (head[a:b] >= b) | (head[a:b] == own)]
        kept.append(role != "content" or (article, number) in marked or bool(tells[heads].any()))
    return statement_spans[np.array(kept, dtype=bool)].reset_index(drop=True)


def _cue_lemmas(tokens, reading):
    """The lemmas of the words that the reader takes for cues: their sentences are needed too."""
    if reading is None:
        return set()
    cue_spans = reading.spans.loc[reading.spans["role"] == "cue", ["article_id", "start"]]
    return set(tokens[["article_id", "start", "lemma"]].merge(cue_spans)["lemma"])


def _whole_names(a, mentions):
    """The spans of an attribution's source, over the whole of a name that they cut into.

    mentions: (start, end, actor_id) of the article, sorted.
    """
    grown = []
    for start, end in a.source:
        last = bisect.bisect(mentions, (end,))
        for first, behind, _ in mentions[max(0, last - 20) : last]:
            if behind > start and not any(
                first < e and s < behind for s, e in (*a.cue, *a.content)
            ):
                start, end = min(start, first), max(end, behind)
        if grown and start <= grown[-1][1]:
            grown[-1] = grown[-1][0], max(end, grown[-1][1])
        else:
            grown.append((start, end))
    return grown



def _form(content, quotes):
    """direct, indirect or mixed: how much of the content stands between quotation marks."""
    inside = [
        sum(min(end, q[1]) - max(start, q[0]) for q in overlapping(quotes, start, end))
        for start, end in content
    ]
    if not any(inside):
        return "indirect"
    return "direct" if sum(inside) == length(content) else "mixed"
