"""Interviews: who says what where each turn is a paragraph: "The Gazette: Why now?", "— Why now?".

In:   the article's text, its sentences by block
Out:  turns; attributions with one for each turn

A turn is its paragraph behind a label or a dash, and the paragraphs without one behind it in which
"I" speaks; where only who asks has a label, the paragraph behind it is the answer. Labels may grow
shorter: "Ada Ek:", then "AE:" or "Ek:". Where only their type sets the questions apart, they are
short, end in "?" or say "you". Misses the remarks among them behind an answer of several
paragraphs.
"""

import collections
import itertools
import re
from typing import NamedTuple

from helpers.attributions import Attribution
from helpers.furniture import is_heading

FEWEST = 2  # turns of a speaker, or one beside turns of others
FEWEST_QUESTIONS = 3  # without labels
LABEL = re.compile(
    r"(?:\*\*)?(Q|A|[A-Z][^\s:?!.“\"]*(?: [^\s:?!.“\"]+){0,4}?)(:|(?<=\b[QA])\.)\s+(?=\S)")
ASKING = {"q", "question", "interviewer"}
ANSWER = {"a", "answer"}
DASH = re.compile(r"(?:^|\n)[ \t]*([—–-])[ \t]*$")
STAGE = re.compile(
    r"\s*[\[(](?:[a-z]+ )?(?:laughs?|laughing|laughter|smiles?|smiling|sighs?|pauses?|shrugs?|nods?"
    r"|grins?|chuckles?|thinks|long pause|silence|applause)\b[^\])]{0,30}[\])]\s*", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our|us)\b")
SECOND_PERSON = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
LONGEST_QUESTION = 50  # words
MARKS = "“\"„«‘'"
NEARLY_ALL = 0.9  # of a turn: what says so much of it is the turn itself


class Turn(NamedTuple):
    """A turn: label and cue are spans (start, end), spans its paragraphs; who: the voice, one
    for all labels of a speaker; asks, answers: whether its label names nobody ("A: Never")."""

    sentence: int
    label: tuple
    cue: tuple
    spans: list
    who: str
    asks: bool = False
    answers: bool = False


def turns(text, sentences):
    """The turns of an interview, in order; [] where the article is none.

    sentences: (sentence_id, block_id, start, end) in order. In an interview somebody asks, and
    two labels or more open paragraphs, several of them at least twice.
    """
    blocks = [
        (own[0][0], own[0][2], own[-1][3])
        for own in (list(block) for _, block in itertools.groupby(sentences, key=lambda s: s[1]))
    ]
    found = _labelled(text, blocks)
    dashed = _dashed(text, blocks, found)
    found = sorted(found + dashed) or _unlabelled(text, blocks)
    if len({turn.who for turn in found}) == 1:
        found = _with_answers(text, blocks, found)
    asked = any("?" in text[start:end] for turn in found for start, end in turn.spans)
    if not asked or len({turn.who for turn in found}) < 2:
        return []
    return _with_more(text, blocks, found)


def _labelled(text, blocks):
    """The turns behind labels, of those who have several turns or one amid them."""
    found, whole = {}, []
    for number, (sentence, start, end) in enumerate(blocks):
        label = LABEL.match(text, start, end)
        if not label:
            continue
        name = re.sub(r" ?\(.*", "", label.group(1))
        who = next((w for w in whole if _is_short_for(name, w)), name)
        whole += [who] if who == name and name not in whole else []
        found[number] = Turn(
            sentence, label.span(1), label.span(2), [(label.end(), end)], who,
            who.lower() in ASKING, who.lower() in ANSWER)
    often = collections.Counter(turn.who for turn in found.values())
    several = {n for n, turn in found.items() if often[turn.who] >= FEWEST}
    last = max(several, default=0)
    return [turn for n, turn in found.items()
            if n in several or n - 1 in several and (n + 1 in several or n > last)]


def _is_short_for(label, whole):
    """Whether a label is the initials or the last name of an earlier one: "AE", "Ek"."""
    words = whole.split()
    initials = "".join(word[0] for word in words).upper()
    return label.upper() in (whole.upper(), words[-1].upper()) or (
        label.replace(".", "") == initials)


def _dashed(text, blocks, labelled):
    """The turns behind dashes: by turns those of who asks and who answers."""
    found, last = [], None
    spoken = {turn.sentence: turn for turn in labelled}
    first = labelled[0].who if labelled else "Q"
    other = next((turn.who for turn in labelled if turn.who != first), "A")
    for sentence, start, end in blocks:
        dash = DASH.search(text[max(0, start - 10) : start])
        if sentence in spoken:
            last = spoken[sentence].who
        elif dash:
            last = other if last == first else first
            at = max(0, start - 10) + dash.start(1)
            found.append(Turn(sentence, (at, at + 1), (at, at + 1), [(start, end)], last,
                              not labelled and last == first, not labelled and last == other))
    questions = sum(text[turn.spans[0][0] : turn.spans[0][1]].endswith("?") for turn in found)
    return found if len(found) >= FEWEST and (labelled or 3 * questions >= len(found)) else []


def _with_answers(text, blocks, asked):
    """The turns of one label, if it asks, with the paragraphs behind them, in which "I" answers."""
    spoken = {turn.sentence for turn in asked}
    behind = [n + 1 for n, (sentence, _, _) in enumerate(blocks[:-1])
              if sentence in spoken and blocks[n + 1][0] not in spoken]
    questions = sum("?" in text[slice(*turn.spans[0])] for turn in asked)
    own = sum(bool(FIRST_PERSON.search(text, *blocks[n][1:])) for n in behind)
    if min(questions, len(behind)) < FEWEST_QUESTIONS or 2 * own < len(behind):
        return asked
    answers = [Turn(sentence, (start, start), (start, start), [(start, end)], "A", answers=True)
               for sentence, start, end in (blocks[n] for n in behind)]
    return sorted(asked + answers)


def _unlabelled(text, blocks):
    """The turns where short paragraphs ask "you" and those behind them answer as "I"."""
    asking = {
        n for n, (_, start, end) in enumerate(blocks)
        if n and text[start:end].endswith("?") and text[start] not in MARKS
        and len(text[start:end].split()) <= LONGEST_QUESTION
    }
    answered = [n for n in sorted(asking) if n + 1 not in asking and n + 1 < len(blocks)]
    if len(answered) < FEWEST_QUESTIONS:
        return []
    prompts = sorted(answered + _remarks(text, blocks, answered))
    addressed = sum(bool(SECOND_PERSON.search(text, *blocks[n][1:])) for n in prompts)
    own = sum(bool(FIRST_PERSON.search(text, *blocks[n + 1][1:])) for n in prompts)
    if addressed < FEWEST or 3 * addressed < len(prompts) or 2 * own < len(prompts):
        return []
    found = []
    for n in prompts:
        for (sentence, start, end), who in zip(blocks[n : n + 2], "QA"):
            nothing = (start, start)
            found.append(Turn(
                sentence, nothing, nothing, [(start, end)], who, who == "Q", who == "A"))
    return found


def _remarks(text, blocks, answered):
    """The paragraphs that prompt an answer as the questions do: "Ms Ek says you are wrong."."""
    found = []
    for n, behind in zip(answered, [*answered[1:], len(blocks)]):
        for k in range(n + 2, behind - 1, 2):
            (_, start, end), (_, first, last) = blocks[k : k + 2]
            told = SECOND_PERSON.search(text, start, end) or FIRST_PERSON.search(text, first, last)
            if FIRST_PERSON.search(text, start, end) or not told or (
                text[start] in MARKS or text[first] in MARKS
                or len(text[start:end].split()) > LONGEST_QUESTION
            ):
                break
            found.append(k)
    return found


def _with_more(text, blocks, found):
    """The turns, with the paragraphs behind them in which the same speaker goes on as "I"."""
    number = {turn.sentence: n for n, turn in enumerate(found)}
    last = None
    for sentence, start, end in blocks:
        if sentence in number:
            last = number[sentence]
        elif last is not None and last + 1 < len(found) and (
            text[start] not in MARKS and FIRST_PERSON.search(text, start, end)
            and not is_heading(text[start:end])
        ):
            found[last].spans.append((start, end))
        else:
            last = None
    return found


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


def asking(spoken, text):
    """The voice with the most questions, if it has a label; "" where few of its turns are some."""
    put = collections.Counter(turn.who for turn in spoken)
    asked = collections.Counter(
        turn.who for turn in spoken if any("?" in text[slice(*span)] for span in turn.spans))
    who = max(asked, key=asked.get, default="")
    named = any(turn.who == who and not turn.asks and not turn.answers for turn in spoken)
    return who if named and 3 * asked[who] >= put[who] else ""


def is_turn(a, spoken):
    """The turn that an attribution is, or None."""
    return next((turn for turn in spoken if a.at < 0 and a.certain and a.content and any(
        start <= a.content[0][0] < end for start, end in turn.spans)), None)


def _named(turn, mentions, text):
    """actor_id of whom a label names: "Question (TASR)", "EK" where the article has "Ada Ek"."""
    first, last = turn.label
    within = [who for start, end, who in mentions if first <= start and end <= last]
    if within or first == last:
        return within[0] if within else ""
    label = text[first:last].lower()
    alike = collections.Counter(
        who for start, end, who in mentions
        if re.search(rf"(?:^|\W){re.escape(label)}$", text[start:end].lower()))
    return max(alike, key=alike.get, default="")


def heard(rows, spoken, mentions, people, outlets, text):
    """The rows of `helpers.speakers.chains`, with what the turns tell of who speaks.

    mentions: (start, end, actor_id), sorted; people, outlets: actor_ids. "I" is who has the turn,
    "A:" the person whom the article names most before the first; an outlet that alone asks
    carries the answers, and what it reports in a question.
    """
    rows = list(rows)
    if not spoken:
        return rows
    first = spoken[0].spans[0][0]
    named = collections.Counter(who for _, end, who in mentions if end <= first and who in people)
    guest = max(named, key=named.get, default="")
    speakers = {}
    for turn in spoken:
        whole = next(other for other in spoken if other.who == turn.who)
        named = turn if turn.asks else whole
        speakers[turn.sentence] = guest if turn.answers else _named(named, mentions, text)
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
        if turn and (whole or not speaker and any(
            text[slice(*span)].lower() in ("i", "we") for span in a.source
        )):
            speaker = mine
        elif a.certain and not (a.source or a.cue) and at < first and len(answering) == 1:
            speaker = min(answering)  # in the headline
        carrier = mine if turn and mine in outlets else carrying if whole else ""
        if turn and speaker != carrier:
            via = via or carrier
        told.append((a, speaker, via, addressee))
    return told
