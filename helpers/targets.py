"""Targets: whom a word or phrase is about.

In:   the look-ups of one article (see stance.py), a parsed sentence, one of its tokens
Out:  actor_ids

"Bo", "Bo's plan", "the plan of Bo" and "Freedonian aggression" are about who is named in them;
"that claim" and "the one" about who spoke before. Misses what needs knowledge of the world: whose
act "the vote" was.
"""

import bisect
import itertools

from helpers.dependencies import kid
from helpers.speakers import mentioned
from helpers.states import gazetteer

# What somebody utters or does, so that who judges it judges them. "Bo's death" is no such thing.
SAID = {
    "account", "accusation", "allegation", "argument", "assertion", "assessment", "charge", "claim",
    "comment", "complaint", "condition", "criticism", "demand", "denial", "explanation", "insult",
    "rebuke", "remark", "statement", "suggestion", "threat", "ultimatum", "view", "warning",
}
DONE = SAID | {
    "action", "admission", "agenda", "announcement", "appointment", "approach", "attack", "attempt",
    "amendment", "attitude", "ban", "behavior", "behaviour", "bid", "bill", "budget", "call", "campaign", "candidacy",
    "conduct", "courage", "decision", "deed", "effort", "failure", "handling", "idea",
    "intervention", "invasion", "invitation", "law", "lawsuit", "leadership", "legacy", "letter", "motion",
    "manner", "method", "move", "nomination", "notion", "offer", "order", "performance", "plan",
    "plea", "policy", "position", "practice", "promotion", "proposal", "reaction", "record",
    "refusal", "report", "request", "response", "role", "ruling", "side", "speech", "stance",
    "strategy", "strike", "style", "tactic", "tariff", "use", "verdict", "vision", "vote", "word",
    "work",
}
# What befalls its owner, or is on the other side: who condemns "Bo's arrest" does not condemn Bo.
_NOT_THEIRS = {
    "abduction", "activist", "arrest", "assassination", "bombing", "conviction", "critic", "death",
    "deportation", "detention", "dismissal", "dissident", "enemy", "execution", "expulsion",
    "firing", "foe", "hostage", "imprisonment", "indictment", "jailing", "journalist",
    "kidnapping", "killing", "loss", "murder", "opponent", "opposition", "ouster", "ousting",
    "persecution", "poisoning", "prisoner", "prosecution", "protester", "rebel", "refugee",
    "release", "removal", "resignation", "rival", "sacking", "sentence", "shooting", "suspension",
    "torture", "trial", "victim",
}
# With "of" before whom it is done to: "the invasion of Freedonia" is not Freedonia's, nor is the
# view of it.
_DONE_TO = {"attack", "ban", "handling", "intervention", "invasion", "strike", "use", "view", "vision"}
# Who acts for their state: who expels "two Freedonian diplomats" turns on Freedonia.
_AGENTS = {
    "adviser", "agent", "ambassador", "army", "attaché", "consul", "delegation", "diplomat",
    "drone", "envoy", "fleet", "force", "forces", "jet", "navy", "official", "representative",
    "ship", "soldier", "spy", "troop", "troops", "vessel", "warplane", "warship",
}
_MADE = {
    "announce", "draft", "impose", "introduce", "issue", "propose", "push", "sign", "sponsor",
    "table", "write",
}
_DEFINITE = {"the", "that", "this", "these", "those", "such", "any", "all"}
_VAGUE = {"one", "it", "that", "this"}
_LAST = 2  # sentences that "the claim" reaches back over


def about(article, parse, token, speaker=""):
    """Whom a phrase is about: the actor that it names, or whose act or thing it names.

    speaker: whose "me" and "our" it is, or "".
    """
    if parse.dep[token] in ("amod", "compound"):
        yield from _state(article, parse, token)
    near = [token]
    if parse.lemma[token] not in _NOT_THEIRS:
        named = ("poss", "amod") if kid(parse, token, "neg") is not None else (
            "poss", "amod", "appos")  # not whom it is opposed to: "praised Ann, not Bo"
        near += [k for k in parse.kids[token] if parse.dep[k] in named
                 or parse.dep[k] == "compound" and parse.pos[k] == "ADJ"]  # "Freedonian steel"
    if parse.lemma[token] in DONE:
        near += [k for k in parse.kids[token] if parse.dep[k] == "compound"]
        beside = parse.kids[parse.head[token]] if parse.dep[token] == "dobj" else []
        by = [k for k in beside if k > token and parse.lemma[k] == "by"]
        doers = ("by", "from") if parse.lemma[token] in _DONE_TO else ("of", "by", "from")
        of = [k for k in parse.kids[token] if parse.lemma[k] in doers]
        near += [k for k in (kid(parse, k, "pobj") for k in of + by) if k is not None]
        near += _makers(parse, token)
    for k in near:
        if speaker and parse.lemma[k] in ("I", "we", "my", "our"):
            yield speaker
            continue
        named = within(article.mentions, parse.start[k], parse.end[k])  # "Russian-Chinese"
        yield from (actor for _, _, actor in named)
        if not named:
            yield from filter(None, [mentioned(parse.start[k], article.mentions)])


def _makers(parse, token):
    """Who made the thing at a token: "a bill drafted by Bo", "the plan that Bo announced"."""
    for k in parse.kids[token]:
        if parse.dep[k] in ("acl", "relcl") and parse.lemma[k] in _MADE:
            by = kid(parse, k, "agent")
            who = kid(parse, k, "nsubj") if by is None else kid(parse, by, "pobj")
            if who is not None and parse.lemma[who] not in ("that", "which"):
                yield who


def behind(article, parse, token):
    """The state behind those who act for it: "Freedonian diplomats", "the envoy of Freedonia"."""
    if parse.lemma[token] in _AGENTS:
        of = [kid(parse, k, "pobj") for k in parse.kids[token] if parse.lemma[k] == "of"]
        beside = [k for k in parse.kids[token] if parse.dep[k] in ("amod", "compound")]
        for k in (k for k in beside + of if k is not None):
            yield from _state(article, parse, k)


def _state(article, parse, token):
    """The state that a word names, or whose people's: "Freedonian"."""
    state, form = gazetteer().get((parse.lemma[token].lower(),), ("", ""))
    return [actor for actor, about in article.actors.items()
            if about == ("state", state) and form != "capital"]


def antecedent(article, parse, token, statement):
    """Whom "the one", "that" or "it" goes back to, in a speaker's statement just before, or ""."""
    if parse.lemma[token] not in _VAGUE or statement == "":
        return ""
    speaker, _ = article.said[statement]
    before, _ = article.said.get(statement - 1, ("", ""))
    cue = next((cue for cue in article.cues if cue[2] == statement - 1), None)
    here = mentioned(parse.start[token], article.sentences)
    if cue is None or before != speaker or mentioned(cue[0], article.sentences) != here - 1:
        return ""
    start, end = next(row[:2] for row in article.sentences if row[2] == here - 1)
    others = [
        actor for _, _, actor in within(article.mentions, start, end)
        if actor != speaker and speaks(article, actor)
    ]
    return others[-1] if others else ""


def who_said(article, parse, token, holder):
    """Whose words "that claim" at a token are, or "": who spoke last, the holder left out."""
    owned = kid(parse, token, "poss") is not None
    beside = parse.dep[token] in ("appos", "npadvmod") or any(
        parse.dep[k] in ("relcl", "acl") for k in parse.kids[token])
    the = {parse.lemma[k] for k in parse.kids[token] if parse.dep[k] == "det"} & _DEFINITE
    said = any(parse.dep[k] in ("prep", "acl", "relcl") and parse.lemma[k] != "as"
               for k in parse.kids[token])
    the = () if said else the
    if parse.lemma[token] not in SAID or owned or not (the or beside):
        return ""
    return spoke_last(article, parse.start[token], holder, _LAST if the else 0)


def spoke_last(article, at, holder, reach=_LAST):
    """Who spoke last before a character, `reach` sentences back at most, or ""; not the holder."""
    here = mentioned(at, article.sentences)
    cues = article.cues[: bisect.bisect_left(article.cues, (at,))]
    own = [cue for cue in cues[-6:] if not retold(article, *cue)]
    for start, _, statement in reversed(own):
        speaker, _ = article.said[statement]
        if here == "" or mentioned(start, article.sentences) < here - reach:
            return ""
        if speaker != holder:
            return speaker if speaks(article, speaker) else ""
    return ""


def retold(article, start, end, statement):
    """Whether start:end of a statement stands in another: "Ann said [Bo had told her that …]"."""
    return any(first <= start and end <= last and other != statement
               for first, last, other in article.contents)


def within(spans, start, end):
    """The spans that lie inside start:end, of a sorted list."""
    first = bisect.bisect_left(spans, (start,))
    inside = itertools.takewhile(lambda span: span[0] < end, itertools.islice(spans, first, None))
    return [span for span in inside if span[1] <= end]


def speaks(article, actor):
    """Whether an actor's own stance is meant: outlets carry the stances of others."""
    return article.actors.get(actor, ("", ""))[0] != "outlet"


def same_side(article, one, other):
    """Whether two actors belong to the same state."""
    countries = {article.actors.get(actor, ("", ""))[1] for actor in (one, other)}
    return len(countries) == 1 and countries != {""}
