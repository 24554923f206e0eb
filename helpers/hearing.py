"""Hearing: what the turns of an interview, or letters to the editor, tell of who speaks.

In:   turns, attributions, mentions
Out:  attributions with one for each turn, and their speakers

"I" is who has the turn; an outlet that alone asks carries the answers. Misses who answers where the
article names several persons before.
"""

import collections
import re

from helpers.attributions import Attribution
from helpers.interviews import asking

STAGE = re.compile(
    r"\s*[\[(](?:[a-z]+ )?(?:laughs?|laughing|laughter|smiles?|smiling|sighs?|pauses?|shrugs?|nods?"
    r"|grins?|chuckles?|thinks|long pause|silence|applause)\b[^\])]{0,30}[\])]\s*", re.IGNORECASE)
NEARLY_ALL = 0.9  # of a turn: what says so much of it is the turn itself


def with_turns(found, spoken, text):
    """The attributions, with one for each turn in place of what was taken for it."""
    kept = []
    for a in found:
        told = [t for t in spoken if any(_meet(s, piece) for s in t.spans for piece in a.content)]
        if len(told) > 1 or told and _length(a.content) >= NEARLY_ALL * _length(told[0].spans):
            continue
        label = next((
            (turn.label[0], turn.spans[0][0]) for turn in spoken if turn.label[0] < turn.label[1]
            and any(_meet(s, (turn.label[0], turn.spans[0][0])) for s in (*a.source, *a.cue))
        ), None)
        if label is None:
            kept.append(a)
        elif not any(_meet(span, label) for span in a.cue):
            beside = [(max(start, label[1]), end) for start, end in a.source if end > label[1]]
            kept += [a._replace(source=beside)] if beside else []
    kept += [
        Attribution(
            turn.sentence, -1, [turn.label] if turn.label != turn.cue else [],
            [turn.cue] if turn.cue[0] < turn.cue[1] else [], _without_stage(turn.spans, text),
            None, None, False, certain=True,
        ) for turn in spoken
    ]
    return sorted(kept, key=lambda a: (a.sentence, a.at))


def _without_stage(spans, text):
    """The spans without stage directions: "(laughs)"."""
    pieces = []
    for start, end in spans:
        for stage in STAGE.finditer(text, start, end):
            pieces += [(start, stage.start())] if stage.start() > start else []
            start = stage.end()
        pieces += [(start, end)] if end > start else []
    return pieces or spans


def _length(spans):
    return sum(end - start for start, end in spans)


def _meet(span, other):
    return span[0] < other[1] and other[0] < span[1]


def is_turn(a, spoken):
    """The turn that an attribution is, or None."""
    return next((turn for turn in spoken if a.at < 0 and a.certain and a.content and any(
        start <= a.content[0][0] < end for start, end in turn.spans)), None)


def _named(turn, mentions, text):
    """actor_id of whom a label names: "Question (TASR)", "EK" where the article has "Ada Ek"."""
    first, last = turn.label
    last = first + len(text[first:last].split(",")[0])  # "Ada Ek, of the union"
    within = [who for start, end, who in mentions if first <= start and end <= last]
    if within or first == last:
        return within[0] if within else ""
    label = text[first:last].lower()
    alike = collections.Counter(
        who for start, end, who in mentions
        if re.search(rf"(?:^|\W){re.escape(label)}$", text[start:end].lower()))
    return max(alike, key=alike.get, default="")


def _apart(spoken, speakers, mentions, text):
    """{sentence: actor_id} of the turns, one actor under one label: of two labels that are taken
    for Ada Ek, "HOST" and "EK", the one that is no name of hers stands for nobody."""
    voices = {}
    for turn in spoken:
        if not (turn.asks or turn.answers):
            voices.setdefault(speakers[turn.sentence], set()).add(turn.who.lower())
    labels = {turn.label for turn in spoken}
    names = {}
    for start, end, who in mentions:
        if not any(first <= start < last for first, last in labels):
            names.setdefault(who, set()).add(text[start:end].lower())

    def is_name(label, actor):
        return any(name.endswith(label) for name in names.get(actor, ()))

    return {
        turn.sentence: "" if len(own := voices.get(actor, ())) > 1 and not is_name(
            turn.who.lower(), actor) and any(is_name(label, actor) for label in own) else actor
        for turn, actor in ((turn, speakers[turn.sentence]) for turn in spoken)}


def heard(rows, spoken, mentions, people, outlets, text):
    """The rows of `helpers.speakers.chains`, with what the turns tell of who speaks.

    mentions: (start, end, actor_id), sorted; people, outlets: actor_ids. "I" is who has the turn,
    "A:" the person whom the article names most before the first; an outlet that alone asks
    carries the answers, and what it reports in a question. What somebody tells of his own words in
    his turn is no statement besides.
    """
    rows = list(rows)
    if not spoken:
        return rows
    first = spoken[0].spans[0][0]
    named = collections.Counter(who for _, end, who in mentions if end <= first and who in people)
    guest = max(named, key=named.get, default="")
    speakers = {}
    for turn in spoken:
        alike = [turn] if turn.asks else [other for other in spoken if other.who == turn.who]
        speakers[turn.sentence] = guest if turn.answers else next(filter(None, (
            _named(other, mentions, text) for other in alike)), "")
    speakers = _apart(spoken, speakers, mentions, text)
    put = asking(spoken, text)
    answering = {speakers[turn.sentence] for turn in spoken if not turn.asks and turn.who != put}
    carrying = {speakers[turn.sentence] for turn in spoken if not turn.asks}.intersection(outlets)
    carrying = carrying.pop() if len(carrying) == 1 else ""
    told = []
    for a, speaker, via, addressee in rows:
        at = a.content[0][0]
        turn = next((t for t in spoken if any(start <= at < end for start, end in t.spans)), None)
        whole = is_turn(a, spoken) is not None
        mine = turn and speakers[turn.sentence]
        own = whole or turn and not speaker and any(
            text[slice(*span)].lower() in ("i", "we") for span in a.source)
        if mine and not whole and (own or speaker == mine):
            continue  # the turn says it already: "I told you that it would rain"
        if own:
            speaker = mine
        elif a.certain and not (a.source or a.cue) and at < first and len(answering) == 1:
            speaker = min(answering)  # in the headline
        carrier = mine if turn and mine in outlets else carrying if whole else ""
        if turn and speaker != carrier:
            via = via or carrier
        told.append((a, speaker, via, addressee))
    return told
