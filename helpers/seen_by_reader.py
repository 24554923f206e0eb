"""Statements that the reader alone sees: which of them stand, and who speaks in them?

In:   a proposal of the reader, the parse of its sentence
Out:  attributions
"""

import bisect

from helpers.attributions import (
    Attribution,
    addressee_of,
    is_asked,
    reports,
    source_of,
    subject_of,
)
from helpers.dependencies import agent, kid, with_whom
from helpers.overlaps import in_common, is_quoted, whole_quotations
from helpers.seen_by_both import is_owned
from helpers.statement_certainty import certainty

SURE = 0.15  # of a statement that the rules do not see
SURE_OF_NOBODY = 0.7  # of one that names no source besides
# What others say of the subject of their passive.
HELD = {"believe", "consider", "expect", "fear", "know", "report", "rumor", "rumour", "say",
        "suppose", "suspect", "tell", "think", "understand", "warn", "accuse", "ask", "urge",
        "inform", "assure"}


def alone(proposal, parsed, sentences, bounds, quotes, text):
    """A list of the proposal as an attribution; empty if it is not sure enough."""
    row = sentences[bisect.bisect(bounds, (proposal.cue or proposal.content)[0][0]) - 1]
    sentence, source, addressee, at = row[0], proposal.source, None, -1
    if proposal.cue and sentence in parsed:
        parse = parsed[sentence][0]
        cue = [i for i, s in enumerate(parse.start) if any(a <= s < b for a, b in proposal.cue)]
        if cue:
            at = next((i for i in cue if parse.head[i] not in cue or parse.head[i] == i), cue[0])
            addressee = addressee_of(parse, at)
            taken = [*proposal.content, *proposal.cue]
            subject = [s for s in source_of(parse, at, text) if not in_common([s], taken)]
            capitals = text[parse.start[0] : parse.end[-1]].isupper()  # the reader knows few
            away = not any(parse.start[0] <= start < parse.end[-1] for start, _ in source)
            first = capitals or away or is_owned(parse, at) or with_whom(parse, at) is not None
            source = subject or source if first else source or subject
            if _is_held(parse, at, source):
                source = []
            if not source and _is_label(parse, cue, text):  # Opposition: “Never.”
                source = [(parse.start[cue[0]], parse.end[cue[-1]])]
                proposal = proposal._replace(cue=[])
            elif not source and text[proposal.cue[-1][1] :][:1] == ":":  # "She blames Ek: “Never.”"
                source = source_of(parse, parse.dep.index("ROOT"), text)
            if not reports(parse, at, cue):
                return []
            if is_asked(parse, at, text):
                if text[proposal.cue[-1][0] : proposal.cue[-1][1]].lower().endswith(" about"):
                    return []  # "Asked about Bo, she left": no words
                source, addressee = [], agent(parse, at)
            if is_quoted(proposal, quotes) and proposal.content[0][0] > parse.start[at] and (
                not source or in_common(source, proposal.cue)
            ):  # "Asked to speak, she was brief. “No.”", "Ek had [less to say]: “No.”"
                source = subject_of(parse, quotes, text)
    if proposal.probability < (SURE if source else SURE_OF_NOBODY) or _asks(source, row, text):
        return []
    told = " ".join(text[slice(*piece)] for piece in proposal.content)
    if not proposal.cue and len(told.split()) < 3 and not is_quoted(proposal, quotes):
        return []  # a thing that somebody is near to: no words
    content = whole_quotations(proposal.content, quotes)
    if in_common(content, [*source, *proposal.cue]):
        content = list(proposal.content)
    probability = certainty(proposal.probability, False)
    return [Attribution(
        sentence, at, source, proposal.cue, content, None, addressee, False, probability,
    )]


def _asks(source, sentence, text):
    """Whether a source is who is asked: "What do you say to that?" tells nothing of "you"."""
    question = text[sentence[2] : sentence[3]].rstrip("\"”’)]").endswith("?")
    return question and [text[a:b].lower() for a, b in source] == ["you"]


def _is_held(parse, at, source):
    """Whether others say of a source what the cue reports: "Ann is expected to leave"."""
    subject = kid(parse, at, "nsubjpass")
    return subject is not None and parse.lemma[at] in HELD and in_common(
        source, [(parse.start[subject], parse.end[subject])]) > 0


def _is_label(parse, cue, text):
    """Whether a cue is only a name before a colon; its last token is the colon, and dropped."""
    before = parse.start[cue[0]] - 1
    if cue[0] and not text[:before + 1].rstrip().endswith(tuple("\n.?!\"”’")):
        return False
    if len(cue) > 1 and text[parse.start[cue[-1]]] == ":":
        cue.pop()
    elif text[parse.end[cue[-1]] : parse.end[cue[-1]] + 1] != ":":
        return False
    return all(parse.pos[k] not in ("VERB", "AUX", "SCONJ", "ADP") for k in cue)
