"""Interviews: who says what where each turn is a paragraph: "The Gazette: Why now?", "— Why now?".

In:   the article's text, its sentences by block
Out:  turns

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

from helpers.furniture import is_heading

FEWEST = 2  # turns of a speaker, or one beside turns of others
FEWEST_QUESTIONS = 3  # without labels
_WORD = r"(?:[A-Z][A-Za-z]{0,4}\.|[^\s:?!.“\"]+)"  # "Mr.", or any without a full stop
LABEL = re.compile(
    rf"(?:\*\*)?(Q|A|(?=[A-Z]){_WORD}(?: {_WORD}){{0,5}}?)(:|(?<=\b[QA])\.)(?:\*\*)?\s+(?=\S)")
BESIDE_A_NAME = re.compile(r"(?:,| ?\().*")  # "Ada Ek (Greens)", "Ada Ek, chair"
SIGNED = re.compile(r"[ \t]*[—–-][ \t]*(?=(?:[A-Z][\w.'’-]*,? ?){1,7}$)")
ASKING = {"q", "question", "interviewer"}
ANSWER = {"a", "answer"}
DASH = re.compile(r"(?:^|\n)[ \t]*([—–-])[ \t]*$")
FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our|us)\b")
SINGULAR = re.compile(r"\b(?:I|I['’]\w+|my|me)\b")
SECOND_PERSON = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
LONGEST_QUESTION = 50  # words
MARKS = "“\"„«‘'"


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
    if len({turn.who for turn in found}) < 2 or not _is_spoken(text, found):
        return []
    return _with_more(text, blocks, found)


def _is_spoken(text, found):
    """Whether somebody asks; or, where labels are set apart, half of the turns say "I" or "you"."""
    told = [text[slice(*turn.spans[0])] for turn in found]
    spoken = sum(bool(FIRST_PERSON.search(words) or SECOND_PERSON.search(words)) for words in told)
    return any("?" in words for words in told) or 2 * spoken >= len(told) and all(
        _is_set_apart(text, turn) for turn in found)


def _labelled(text, blocks):
    """The turns behind labels, of those who have several turns or one amid them."""
    found, whole = {}, {}
    for number, (sentence, start, end) in enumerate(blocks):
        label = LABEL.match(text, start, end)
        if not label:
            continue
        name = BESIDE_A_NAME.sub("", label.group(1))
        who = next((w for w, names in whole.items()
                    if any(_is_short_for(name, other) for other in names)), name)
        asks = who.lower() in ASKING
        beside = re.search(r"\(([^)]+)\)", label.group(1))
        whole.setdefault(who, {name}).update({beside.group(1)} if beside and not asks else ())
        place, end = _without_signature(text, label, end) if asks else (label.span(1), end)
        found[number] = Turn(
            sentence, place, label.span(2), [(label.end(), end)], who, asks,
            who.lower() in ANSWER)
    often = collections.Counter(turn.who for turn in found.values())
    several = {n for n, turn in found.items() if often[turn.who] >= FEWEST}
    last = max(several, default=0)
    set_apart = several and all(_is_set_apart(text, found[n]) for n in several)
    return [turn for n, turn in found.items()
            if n in several or n - 1 in several and (n + 1 in several or n > last)
            or set_apart and _is_set_apart(text, turn)]


def _is_set_apart(text, turn):
    """Whether a label is bold or begins in capitals: then it is no other word before a colon."""
    first = text[slice(*turn.label)].split(",")[0].split(" (")[0]
    return text[: turn.label[0]].endswith("**") or len(first) > 1 and first.isupper()


def _without_signature(text, label, end):
    """(place of the name, end of the words) of a reader's question: "Q. Why? — Ada Ek, Bergen"."""
    dash = SIGNED.search(text, label.end(), end)
    return (label.span(1), end) if dash is None else ((dash.end(), end), dash.start())


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
    """The turns where short paragraphs ask "you" and those behind them answer as "I".

    Labels before the first two name the voices of all.
    """
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
    first = [LABEL.match(text, start, end) for _, start, end in blocks[prompts[0] :][:2]]
    named = all(first) and {label.group(1).lower() for label in first}.isdisjoint(ASKING | ANSWER)
    voices = [label.group(1) for label in first] if named else "QA"
    found = []
    for n in prompts:
        for (sentence, start, end), who, label in zip(blocks[n : n + 2], voices, first):
            name, cue, begin = (start, start), (start, start), start
            if named and n == prompts[0]:
                name, cue, begin = label.span(1), label.span(2), label.end()
            found.append(Turn(sentence, name, cue, [(begin, end)], who, who == "Q", who == "A"))
    return found


def _remarks(text, blocks, answered):
    """The paragraphs that prompt an answer as the questions do: "Ms Ek says you are wrong."."""
    found = []
    for n, behind in zip(answered, [*answered[1:], len(blocks)]):
        pairs = []
        for k in range(n + 2, behind - 1, 2):
            (_, start, end), (_, first, last) = blocks[k : k + 2]
            if SINGULAR.search(text, start, end) or text[start] in MARKS or text[first] in MARKS or (
                len(text[start:end].split()) > LONGEST_QUESTION
            ):
                break
            pairs.append((k, bool(
                SECOND_PERSON.search(text, start, end) or FIRST_PERSON.search(text, first, last))))
        whole = len(pairs) == (behind - n) // 2 - 1 and (behind - n) % 2 == 0
        told = sum(told for _, told in pairs)
        found += [k for k, _ in pairs] if whole and 2 * told >= len(pairs) else [
            k for k, told in itertools.takewhile(lambda pair: pair[1], pairs)]
    return found


def _with_more(text, blocks, found):
    """The turns, with the paragraphs behind them in which the same speaker goes on as "I"."""
    number = {turn.sentence: n for n, turn in enumerate(found)}
    last, column = None, any(turn.answers and turn.cue[0] < turn.cue[1] for turn in found)
    for sentence, start, end in blocks:
        if sentence in number:
            last = number[sentence]
        elif last is not None and last + 1 < len(found) and (
            text[start] not in MARKS and not is_heading(text[start:end])
            and (column or FIRST_PERSON.search(text, start, end))
        ):
            found[last].spans.append((start, end))
        else:
            last = None
    return found


def asking(spoken, text):
    """The voice with the most questions, if it has a label; "" where few of its turns are some."""
    put = collections.Counter(turn.who for turn in spoken)
    asked = collections.Counter(
        turn.who for turn in spoken if any("?" in text[slice(*span)] for span in turn.spans))
    who = max(asked, key=asked.get, default="")
    named = any(turn.who == who and not turn.asks and not turn.answers for turn in spoken)
    return who if named and 3 * asked[who] >= put[who] else ""
