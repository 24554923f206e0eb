"""Turning: what negation, refusal, doubt and time make of the sign of a word.

In:   a parsed sentence, one of its tokens
Out:  the sign, and the token that turned it

"Ann does not support Bo" opposes him; "Ann has not condemned Bo" is neutral; "Ann might support
Bo" is in doubt, and says nothing; "Ann had praised Bo" is over. Misses doubt that is told without
such words.
"""

import re

from helpers.dependencies import kid, subtree
from helpers.frame_words import FORMERLY

# What is yet to be done, or may never be: "Ann needs to challenge Bo", "is likely to blame Bo".
_UNDONE = {
    "able", "afraid", "claim", "consider", "deny", "forget", "hat", "hate", "hesitant", "hesitate",
    "likely", "loath", "need", "neglect", "pretend", "profess", "purport", "reluctant", "slow", "unable",
    "understand", "unlikely", "unwilling", "wary",
}
# Who has it, or is under it, need not use it: "the right to criticise Bo".
_CHANCE = {"ability", "authority", "chance", "opportunity", "power", "pressure", "right"}
_OPEN = {"if", "whether", "unless"}
_DOUBT = _OPEN | {"would", "could", "should", "must", "might", "may", "can", "ought", "rarely",
                  "seldom", "allegedly", "almost", "less", "nearly", "ostensibly", "purportedly",
                  "supposedly"}
REFUSE = {
    "abandon", "refuse", "decline", "fail", "stop", "cease", "end", "suspend", "halt", "withdraw",
    "avoid",
    "refrain", "resist", "shy", "steer", "break", "cancel", "cut", "drop", "ease", "freeze", "lift",
    "pull", "regret", "relax", "renounce", "rescind", "retract", "revoke", "scrap", "sever",
}
# Who lifts these favours those who bore them.
_BURDENS = {
    "ban", "boycott", "case", "charge", "complaint", "duty", "embargo", "lawsuit", "sanction",
    "suit", "tariff",
}
_LIFT = {"cancel", "drop", "end", "lift", "rescind", "revoke", "scrap"}
_NOT_REALLY = {"claim", "pretend", "profess", "purport", "use"}
# "has no reason to trust Bo", "has no plans to sack Bo"
_REASONS = {"cause", "reason"}
_PLANS = {"desire", "interest", "need", "plan", "wish"}
_LITTLE = {"little", "nothing"}
_REFUSAL = {"failure", "refusal", "reluctance", "unwillingness"}
_NOT_SO = {"against", "without", "than"}
# "declined to sing after voting for Bo", "stopped them by threatening Bo"
_AFTER = {"after", "before", "by", "despite", "since"}
_NO_ONE = {"neither", "nobody", "none"}
_SCARCELY = {"barely", "hardly", "scarcely"}
_LONGER = {"long", "longer"}
_EVER_MORE = {"more", "so"}
# What does so may be there no more: "Ann's trust in Bo is gone".
_FADED = {"collapse", "crumble", "disappear", "dry", "dwindle", "end", "evaporate", "fade", "go",
          "melt", "run", "shrink", "vanish", "wan", "wane"}
_GONE = {"dead", "doubt", "go", "gone", "over", "question", "tatter"}
_OPENLY = {"mince"}  # "did not mince words in their anger at Bo"
# "cannot trust Bo", "would never vote for Bo"; but "cannot thank Bo enough".
_CAN = {"can", "could", "would"}
_ENOUGH = {"enough", "highly", "if", "more", "too", "unless", "until", "without"}
_WHY = {"why", "how", "what", "who", "whom", "which", "when", "where"}
_TIMES = re.compile(r"(?:once|twice|\w+ times)\b")
_TRUSTED = {"doubt", "mistrust", "distrust", "waver"}  # who never doubted Bo believes in him
_LOYAL = {"abandon", "betray", "desert", "forsake"}  # who will not do so stands by somebody
# Who is told to do something has not done it: "Ann advised Bo to keep away from Cy".
_TOLD = {"advise", "ask", "beg", "call", "encourage", "implore", "invite", "order", "press", "tell",
         "urge", "warn"}
# Who is made to do something may not want it: "delegates required to vote for Bo".
_MADE = {"bind", "compel", "expect", "force", "oblige", "require"}
_OWN = {"he", "her", "his", "its", "my", "our", "their", "your"}
HARDLY = {"short", "clear", "intention"}  # "stops short of", "has no intention of"


def turned(parse, i, score):
    """The sign of the word at token i after negation, None if it is doubtful; and the token that
    turned it, None if none did."""
    word, inside = i, False
    if parse.lemma[i - 2 : i] == ["rather", "than"]:
        return (-1.0 if score > 0 else None), i - 1  # "resigned rather than vote for Bo's bill"
    for step in range(5):
        marks, no = _marks(parse, i), _nots(parse, i)
        back = parse.lemma[i] == "take" and "back" in (parse.lemma[k] for k in parse.kids[i])
        refused = step and (parse.lemma[i] in REFUSE or parse.lemma[i] == "short" or back) and (
            not inside)  # "fell short of praising Bo", "took back her praise"
        cannot = no and i == word and score > 0 and parse.pos[i] == "VERB" and (
            marks & _DOUBT <= _CAN and not _ENOUGH & set(parse.lemma[i:]))
        if step and no and parse.lemma[i] == "hesitate":
            return score, i
        if step and any(parse.lemma[k] == "up" for k in parse.kids[i]):
            refused = False  # "ended up supporting Bo"
        if _undone(parse, i, step, inside) or _in_doubt(parse, i, marks - _CAN if cannot else marks):
            return None, None
        if refused and no:
            return score, i  # "never stopped praising", "has not lifted sanctions on"
        if no and i == word and (
            parse.lemma[i] in _TRUSTED and parse.lemma[no[0]] == "never" or parse.lemma[i] in _LOYAL
        ):
            return 1.0, no[0]
        if no and ("yet" in marks or i == word and parse.lemma[i] == "endorse" and "have" in marks):
            return None, None  # "has not endorsed Bo": or not yet
        if refused and parse.dep[i] in ("xcomp", "advcl") and parse.lemma[parse.head[i]] in REFUSE:
            return None, None  # "failed to reject Bo's support"
        if refused or no:
            lifted = refused and parse.lemma[i] in _LIFT and parse.lemma[word] in _BURDENS
            turn = -1.0 if score > 0 else float(bool(lifted))
            by = parse.head[i] if parse.lemma[i] == "short" else i  # "fell" short
            return turn, by if refused else no[0]
        if _not_meant(parse, i, marks) or score > 0 and _with_condition(parse, i):
            return None, None
        if i == word and (no_thing := _no_thing(parse, i)) is not None:
            wanted = parse.lemma[parse.head[i]] not in _REASONS  # or not, as yet
            return (None if score > 0 and wanted else -1.0 if score > 0 else 0.0), no_thing
        if i == word and _taken_for_granted(parse, i):
            return score, None
        before = parse.lemma[parse.head[i]]
        if parse.dep[i] == "acl" and before in _REFUSAL:
            return (-1.0 if score > 0 else 0.0), parse.head[i]  # "Ann's refusal to back Bo"
        if (
            parse.dep[i] == "pcomp" and before in _AFTER
            or parse.dep[i] not in ("xcomp", "acomp", "dobj", "pcomp", "prep", "pobj")
            and not (parse.dep[i] == "advmod" and parse.lemma[i] in HARDLY)
        ):
            return score, None
        # Who withdraws, or cancels a trip, in protest does not withdraw the protest.
        inside = parse.dep[i] == "prep" and parse.lemma[i] == "in" or inside and score < 0
        i = parse.head[i]
    return score, None


def _undone(parse, i, step, inside):
    """Whether the word at token i leaves undone what is said below it: "was asked to condemn Bo",
    "has yet to back Bo", "did little to help Bo", "is too weak to attack Bo". step: how far it is
    above the word of relation; inside: as in turned."""
    passive = kid(parse, i, "auxpass") is not None or parse.dep[i] in ("acl", "advcl")
    told = not inside and parse.lemma[i] in _TOLD and (
        passive or kid(parse, i, "dobj", "dative") is not None)
    have = parse.head[i]
    has_to = parse.dep[i] == "xcomp" and parse.lemma[have] == "have" and (
        not _we(parse, have) or "yet" in (
            parse.lemma[k] for k in (*parse.kids[have], *parse.kids[i])))
    little = parse.lemma[have] == "do" and parse.dep[i] in ("advcl", "relcl", "acl", "xcomp") and any(
        parse.lemma[k] in _LITTLE for k in parse.kids[have])
    too = parse.dep[i] == "xcomp" and "too" in (parse.lemma[k] for k in parse.kids[have])
    return has_to or little or too or step and (parse.lemma[i] in _UNDONE | _MADE or told)


def _taken_for_granted(parse, i):
    """Whether a noun tells whose act it is, which no denial around it denies: "did not condemn
    Ann's attack on Bo", "did not thank her for her support of Bo"."""
    owner, for_ = kid(parse, i, "poss"), parse.head[i]
    if owner is None or parse.pos[i] != "NOUN" or kid(parse, i, "prep") is None:
        return False
    told = parse.lemma[for_] == "for" and kid(parse, parse.head[for_], "dobj") is not None
    return told or parse.lemma[owner].lower() not in _OWN


def _not_meant(parse, i, marks):
    """Whether the word at token i stands below one that leaves open if it comes true: "without
    backing Bo", "the chance to back Bo", "nobody says that Ann backs Bo"."""
    above = parse.head[i]
    over, dep = parse.lemma[above], parse.dep[i]
    if dep == "nsubjpass":
        return over in REFUSE
    if dep == "nsubj":
        beside = [k if parse.lemma[k] != "in" else kid(parse, k, "pobj") or k  # "is in doubt"
                  for k in parse.kids[above]]
        return over in _FADED or over == "be" and any(parse.lemma[k] in _GONE for k in beside)
    if dep == "pcomp":
        return over in _NOT_SO or parse.lemma[parse.head[above]] in _CHANCE
    if dep == "acl":
        return over in _CHANCE and "to" in marks
    if dep == "ccomp":
        return _unmeant(parse, above) or bool(_nots(parse, above) or _OPEN & _marks(parse, above))
    # "has not come forward to defend Bo"
    return dep == "advcl" and "to" in marks and bool(_nots(parse, above))


def _with_condition(parse, i):
    """Whether an "if" behind the verb at token i makes it depend: "will back Bo only if he pays"."""
    return any(
        parse.dep[k] == "advcl" and k > i and any(
            parse.lemma[n] == "if" and parse.lemma[n - 1] != "even" for n in parse.kids[k])
        for k in parse.kids[i])


def _no_thing(parse, i):
    """The "no" of "has no reason to trust Bo", the "nothing" of "has nothing to thank Bo for", or
    None. i: the token of "trust"."""
    above = parse.head[i]
    if parse.dep[i] not in ("acl", "relcl") or parse.lemma[above] not in _REASONS | _PLANS:
        return above if parse.dep[i] in ("acl", "relcl") and parse.lemma[above] in _LITTLE else None
    return next((k for k in parse.kids[above] if _denies(parse, k)), None)


def _marks(parse, i):
    """What stands before the verb at token i, also before the one that "and" joins it to: "would
    sack Ann and back Bo", "if Ann left and they backed Bo"."""
    marks = _own_marks(parse, i)
    bare = parse.end[i] - parse.start[i] == len(parse.lemma[i]) and (
        kid(parse, i, "nsubj", "nsubjpass", "aux") is None)
    while parse.dep[i] == "conj" and parse.head[i] != i and parse.pos[i] == "VERB":
        i = parse.head[i]
        marks |= _own_marks(parse, i) & (_DOUBT if bare else _OPEN)
    return marks


def _own_marks(parse, i):
    return {parse.lemma[k] for k in parse.kids[i] if parse.dep[k] in ("aux", "mark", "advmod")}


def _nots(parse, i):
    """The words that deny what the word at token i says: "not", "no praise", "neither Ann nor Bo"."""
    first, subject = parse.head[i], kid(parse, i, "nsubj", "nsubjpass")
    beside = [*parse.kids[i], *(parse.kids[first] if parse.dep[i] == "attr" else ())]
    found = [k - (parse.lemma[k] in _LONGER) for k in beside if _denies(parse, k)]
    for noun in (subject, kid(parse, i, "dobj")):
        if noun is not None:
            found += [k for k in (noun, *parse.kids[noun]) if parse.lemma[k] in _NO_ONE]
    for noun in (kid(parse, k, "pobj") for k in parse.kids[i]):
        if noun is not None:  # "voted for neither Ann nor Bo"
            found += [k for k in (noun, *parse.kids[noun]) if parse.lemma[k] == "neither"]
    if not found and parse.dep[i] == "conj" and subject is None and any(
        parse.lemma[k] in ("or", "nor") and parse.dep[k] == "cc" for k in parse.kids[first]
    ):
        found = [k for k in parse.kids[first] if parse.dep[k] == "neg"]
    return [] if parse.lemma[i] in _OPENLY else found


def _denies(parse, k):
    """Whether the word at token k denies what it stands beside: "not", "hardly", "little faith",
    but "a little faith"; "no longer" does by its second word."""
    word, before = parse.lemma[k], parse.lemma[k - 1] if k else ""
    if word in _LONGER:
        return before == "no"
    if word in ("little", "scant"):
        return parse.dep[k] == "amod" and before != "a"
    if word == "never" and any(
        parse.lemma[n] in _EVER_MORE and parse.lemma[n + 1] != "than"
        for n in range(k + 1, min(k + 4, len(parse.lemma) - 1))
    ):
        return False  # "has never been so proud of Bo"
    no = word == "no" and parse.dep[k] == "det"
    return parse.dep[k] == "neg" or no or word in _SCARCELY or word == "nor" and k < parse.head[k]


def _in_doubt(parse, i, marks):
    """Whether it is open if the verb at token i comes true: "might trust Bo", "for Bo to resign",
    "sooner than trust Bo", "Does Ann trust Bo?". marks: what stands before it."""
    wished = "to" in marks and kid(parse, i, "nsubj", "nsubjpass") is not None
    wished |= _or_not(parse, i)
    subject = kid(parse, i, "nsubj", "nsubjpass")
    wished |= subject is not None and kid(parse, subject, "neg") is not None  # "not all Danes"
    if _we(parse, i):
        marks = marks - {"must"}  # "we must support Bo": who says so does
    return bool(marks & _DOUBT) or wished or "than" in marks or _asked(parse, i)


def _we(parse, i):
    """Whether the subject of the verb at token i is who speaks, or is spoken to."""
    subject = kid(parse, i, "nsubj", "nsubjpass")
    return subject is not None and parse.lemma[subject] in ("I", "we", "you")


def _or_not(parse, i):
    """Whether "or not" ends the clause behind token i: "decides when to back Bo or not"."""
    return any(parse.lemma[k : k + 2] == ["or", "not"] and parse.pos[k + 2 : k + 3] in ([], ["PUNCT"])
               for k in range(i, len(parse.lemma)))


def _asked(parse, i):
    """Whether a question asks if it is so: "Did Ann support Bo?"; "Why …?" takes it for granted."""
    subject = kid(parse, i, "nsubj", "nsubjpass")
    before = [k for k in parse.kids[i] if parse.dep[k] in ("aux", "auxpass")]
    before += [i] if parse.pos[i] == "AUX" else []  # "Was Ann angry with Bo?"
    return (
        "?" in parse.lemma[i:] and subject is not None
        and any(k < subject < i or k == i < subject for k in before)
        and not _WHY & set(parse.lemma[: i])
    )


def qualified(parse, i):
    """Whether a "but" takes back what the word at token i says: "Ann praised Bo but voted no"."""
    word, above = i, {i}
    while parse.head[i] != i:
        i = parse.head[i]
        above.add(i)
    return any(
        k > word and parse.lemma[k] == "but" and parse.dep[k] == "cc"
        and parse.head[k] in above and parse.pos[parse.head[k]] in ("VERB", "AUX")
        and not _turns_on_another(parse, kid(parse, parse.head[k], "conj"))
        for k in range(len(parse.lemma))
    )


def _turns_on_another(parse, verb):
    """Whether what follows a "but" is done to somebody by name: "Ann praised Bo but attacked Cy"."""
    whom = None if verb is None else kid(parse, verb, "dobj")
    return whom is not None and parse.pos[whom] == "PROPN"


def is_over(parse, i, text, first):
    """Whether the favour at token i is told as what was, and may be no more: "Ann had praised Bo",
    "Ann, who has backed Bo three times", "once Bo's ally".

    text, first: of the sentence, and where it starts.
    """
    verb = i if parse.pos[i] in ("AUX", "VERB") else parse.head[i]
    beside = [*parse.kids[i], *(parse.kids[verb] if parse.dep[i] in ("attr", "dobj") else ())]
    for k in beside:
        phrase = text[parse.start[min(subtree(parse, k))] - first : parse.end[k] - first].lower()
        had = parse.dep[k] == "aux" and phrase in ("had", "’d", "'d")
        counted = parse.dep[k] in ("advmod", "npadvmod") and _TIMES.match(phrase)
        before = parse.dep[k] == "prep" and any(
            parse.lemma[n] in ("previous", "past", "earlier") for n in subtree(parse, k))
        formerly = parse.dep[k] == "advmod" and phrase in FORMERLY
        if had or counted or before or formerly:
            return True
    return False


def is_no_more(parse, i, score):
    """Whether the text says that what the word at token i tells is so no more, or never was: "used
    to hate Bo", "once Bo's ally", "could have helped Bo", "claims to respect Bo". score: the word's
    sign; who has once condemned Bo may well do so again."""
    verb = i if parse.pos[i] in ("AUX", "VERB") else parse.head[i]
    before = {parse.lemma[k] for k in parse.kids[verb] if k < i}
    return score > 0 and (
        "once" in before or "have" in before and bool(before & {"could", "might", "should"})
    ) or parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in _NOT_REALLY and (
        kid(parse, parse.head[verb], "dobj") is None)  # not: "used her speech to attack Bo"


def _unmeant(parse, i):
    """Whether the thought that the verb at token i opens is one that nobody is said to have."""
    while kid(parse, i, "neg") is None:
        if parse.dep[i] != "xcomp":
            return False
        i = parse.head[i]
    return True
