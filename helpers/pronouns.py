"""Pronouns: who is he, she, it and they?

In:   a pronoun, and the discourse so far
Out:  its antecedent and the rule

The most salient of those mentioned lately (salience.py), but nobody is "him" to himself, "her
deputy" to herself or called by name in his own words. Misses plurals for several named people.
"""

from helpers.quoted import GUEST
from helpers.salience import MEANT, coordinated, most_salient
from helpers.vocabulary import words

# Whom one asks or reminds does what the clause behind tells.
ASKING = {"ask", "remind"}
# Whoever has such a one lets him speak: "his lawyer said he would sue".
SPEAK_FOR = {"lawyer", "attorney", "counsel", "barrister", "solicitor", "office"}
# Who has or loses faith in her is somebody else.
FEELING = {"express", "feel", "have", "lose", "pledge", "show", "voice"}
# What somebody has from another: "has his support".
GIVEN = {"backing", "blessing", "confidence", "support", "sympathy", "trust"}
FELT = {"confidence", "faith", "patience", "sympathy", "trust"}
# Who demands that he go wants another to.
GOING = {"apologise", "apologize", "go", "leave", "quit", "resign", "step"}
REFLEXIVE = {"himself", "herself", "itself", "themselves"}
# "She looked around her": the same person may stand behind such a preposition.
AROUND = {"about", "around", "before", "behind", "beside", "between", "near", "over", "with"}
# "It is clear that": a verb whose "it" is nothing.
EMPTY_IT = {"be", "seem", "appear", "take", "become", "rain", "snow", "turn", "make", "happen",
            "emerge", "transpire", "matter", "mean", "look", "sound", "feel", "hurt", "cost",
            "come", "follow", "occur"}
# The same, if a clause depends on it: "It helps that", "It remains to be seen".
EMPTY_BEFORE_CLAUSE = {"help", "remain", "pay", "get"}


def antecedent(discourse, index, c):
    """The antecedent of he, she, it or they, and the rule; (None, "") if there is none."""
    s = discourse.sentences[index]
    if c.name == "it" and (s.deps[c.head] != "nsubj" or _is_empty(s, s.heads[c.head])):
        teller = _teller_of_itself(s, c.head)
        actor = discourse.anywhere(index, teller) if teller >= 0 else None
        return (actor, "it -> who says it of itself") if actor and (
            actor.kind in MEANT["it"]) else (None, "")
    sure = _emphatic(s, c.head) if c.name in REFLEXIVE else _asked(s, c.head)
    if sure >= 0:
        actor = discourse.anywhere(index, sure)
        if actor and actor.kind in MEANT[c.kind] and actor.gender in ("", None, c.kind):
            return actor, f"{c.name} -> {'name before' if sure < c.first else 'subject behind'}"
    doer = _doer(s, c.head)
    does = discourse.anywhere(index, doer) or discourse.apposed(index, doer) if doer >= 0 else None
    if c.name in REFLEXIVE and doer >= 0:
        return (does, f"{c.name} -> subject of its verb") if does and (
            does.kind in MEANT[c.kind]) else (None, "")
    others = _others(discourse, index, c, does)
    told = max(_teller(s, c.head), _judged(s, c.head), _told_more_of(s, c.head))
    best, subject, distance = most_salient(discourse, index, c, others, told)
    # "The union struck. They want more"; beside "its" they are others than the body.
    if best is None and c.kind == "they" and "its" not in s.lowers:
        best, subject, distance = most_salient(
            discourse, index, c._replace(kind="team"), others, told)
    if best is None or c.kind == "they" and _other_plural(discourse, index, c, distance):
        return None, ""
    if best.kind == "person" and not best.gender:
        best.guessed = best.guessed or c.kind
    return best, f"{c.name} -> {'subject' if subject else 'mention'} before"


def _others(discourse, index, c, does):
    """Who is somebody else than the pronoun: in "Putin praised him" whoever does it."""
    s = discourse.sentences[index]
    quoted = s.quoted[c.head] >= 0
    speaker = None
    if quoted and c.kind != "it":
        speaker = discourse.quoted(index, c.head) or _speaker_before(discourse, index, c.head)
    others = [speaker] if speaker else []
    above = s.heads[s.heads[c.head]]
    if s.deps[c.head] == "nsubj" and s.lemmas[s.heads[c.head]].lower() in GOING and (
        s.lemmas[above].lower() == "demand"
    ):
        others += [discourse.anywhere(index, clause_subject(s, above))]
    others += [does] if does else []
    if s.tags[c.head] == "PRP$":
        others += _possessed(discourse, index, c.head)
    if c.kind != "it" and s.deps[c.head] == "nsubj" and not quoted:
        others += _named_by(discourse, index, c.head)
        others += _asked_about(discourse, index, c.head)
    return others


def _speaker_before(discourse, index, i):
    """The subject of the sentence before a quotation that only a pronoun, or nobody, is told to
    say: "Bo Ek did not hesitate. “He lied. I know,” she said"; or None."""
    number = discourse.sentences[index].quoted[i]
    there, teller = discourse.sources.get(number, (-1, -1))
    if number >= GUEST or there >= 0 and discourse.sentences[there].lowers[teller] not in (
        "he", "she"
    ):
        return None
    while index and number in discourse.sentences[index - 1].quoted:
        index -= 1
    if not index or discourse.sentences[index].quoted.index(number) > 1 or (
        discourse.sentences[index].block != discourse.sentences[index - 1].block
    ):
        return None
    s = discourse.sentences[index - 1]
    subjects = (j for j, dep in enumerate(s.deps) if dep == "nsubj" and s.quoted[j] < 0
                and s.deps[s.heads[j]] == "ROOT")
    return next((discourse.anywhere(index - 1, j) for j in subjects), None)


def _possessed(discourse, index, i):
    """Who is somebody's: in "her deputy, Ines Dorval" neither of the two is "her", and who "has her
    support" is another."""
    s, given = discourse.sentences[index], []
    own = s.heads[i]
    if s.lowers[own] in GIVEN and s.deps[own] == "dobj" and s.lemmas[s.heads[own]] == "have":
        given = [discourse.anywhere(index, clause_subject(s, s.heads[own]))]
    return [discourse.anywhere(index, own), discourse.apposed(index, own), *given]


def _named_by(discourse, index, i):
    """Whom the subject at token i calls by name: it is nobody who says "Bo lies", "Bo, he said".

    Also behind its verb: "He met Bo"; not before, in a clause of time: "When Bo left, he said".
    """
    s = discourse.sentences[index]
    quoted = [c for number in discourse.said_at.get((index, i), ())
              for c in discourse.names_quoted.get(number, ())]
    reported = [c for c in discourse.names_at[index]
                if _is_before_he_said(s, c, i) or _is_told_of(s, c, i)]
    described = [actor for c, actor in discourse.by_sentence.get(index, ())
                 if c.form == "title" and c.last <= i and _is_told_of(s, c, i)]
    return [discourse.named(c)[0] for c in quoted + reported] + described


def _asked_about(discourse, index, i):
    """Who is named in a question to the subject at token i: "Asked whether Bo knew, he nodded"."""
    s = discourse.sentences[index]
    asked = _opening_asked(s, i)
    if asked < 0 or s.heads[asked] != s.heads[i]:
        return []
    described = [actor for c, actor in discourse.by_sentence.get(index, ())
                 if c.form == "title" and s.under(c.head, asked, 12)]
    return described + [discourse.named(c)[0] for c in discourse.names_at[index]
                        if s.under(c.head, asked, 12)]


def _is_before_he_said(s, c, i):
    """Whether a name stands right before the "he said" of token i: "Bo, he said, was a liar"."""
    return c.last == i - 1 and s.words[c.last] == "," and (
        s.deps[s.heads[i]] == "parataxis" and s.deps[c.head] not in ("pobj", "dobj"))


def _is_told_of(s, c, i):
    """Whether a name stands in what the subject at token i does or says, without quotation marks.
    """
    verb = s.heads[i]
    if s.quoted[c.head] >= 0 or not s.under(c.head, verb, 12):
        return False
    if c.first > i:
        return True  # "He met Bo"
    said = [j for j, head in enumerate(s.heads) if head == verb and s.deps[j] == "ccomp"]
    breaks_off = {":", ";"}.intersection(s.words[c.last : i])  # "Bo left; he said so"
    return not breaks_off and any(s.under(c.head, j, 12) for j in said)


def _emphatic(s, i):
    """The name that "himself" at token i stresses, "but Mr. Berg himself was kind"; or -1."""
    return i - 1 if i and s.tags[i - 1] in ("NNP", "NNPS") else -1


def _opening_asked(s, i):
    """The "Asked" with which a sentence opens before token i, "Asked whether …, he"; or -1."""
    return next((j for j in range(min(i, 3))
                 if s.lemmas[j].lower() == "ask" and s.deps[j] == "advcl"), -1)


def _asked(s, i):
    """Who is asked, before a name tells it: "Asked whether he knew, Bo nodded"; or -1."""
    asked = _opening_asked(s, i)
    if asked < 0 or not s.under(i, asked, 12):
        return -1
    return next((j for j in range(i + 1, len(s.words)) if s.heads[j] == s.heads[asked]
                 and s.deps[j].startswith("nsubj")), -1)


def _doer(s, i):
    """The subject of the verb whose object, also behind a preposition, the pronoun is; or -1."""
    dep, verb = s.deps[i], s.heads[i]
    if s.tags[i] == "PRP$" or s.lowers[i] in ("he", "she", "they"):  # none is an object
        return -1
    if dep == "pobj":
        preposition, verb = verb, s.heads[verb]
        felt = {s.lowers[j] for j, head in enumerate(s.heads) if head == verb and (
            s.deps[j] == "dobj")} & FELT  # "lost patience with her"
        if s.deps[preposition] not in ("prep", "dative") or s.lowers[preposition] in AROUND and (
            s.lowers[i] not in REFLEXIVE and not felt
        ):
            return -1
        over = s.heads[verb]
        if s.tags[verb] == "NN" and s.deps[verb] == "dobj" and s.lemmas[over] in FEELING:
            verb = over  # "had full confidence in her"
    elif dep not in ("dobj", "dative", "iobj"):
        return -1
    return clause_subject(s, verb) if s.tags[verb].startswith("VB") else -1


def _teller(s, i):
    """The subject of the verb of saying in whose clause the subject at token i stands; or -1.

    Of a verb of asking its object: "Bo asked Ada Ek when she would pay".
    """
    verb = s.heads[i]
    teller, asking = s.heads[verb], s.lemmas[s.heads[verb]].lower() in ASKING
    that = s.deps[verb] == "conj" and "that" in s.lowers[i - 1 : i]  # "said …, and that he"
    if not s.deps[i].startswith("nsubj") or not (
        s.deps[verb] == "ccomp" or that or asking and s.deps[verb] == "advcl"
    ):
        return -1
    wanted = "dobj" if asking else "nsubj"
    found = next((j for j in range(i) if s.heads[j] == teller and s.deps[j] == wanted), -1)
    return _whom_he_serves(s, found)


def _whom_he_serves(s, teller):
    """Of "his" spokesman or lawyer at a token, who tells something, the token of whose he is: it is
    about that one that he speaks; else the token itself."""
    if teller >= 0 and (s.lowers[teller].startswith("spokes") or s.lowers[teller] in SPEAK_FOR):
        return next((j for j in range(teller) if s.heads[j] == teller and s.deps[j] == "poss"),
                    teller)
    return teller


def _told_more_of(s, i):
    """Of whom the clause around token i tells more: "Bo, who left in his own boat"; or -1."""
    for _ in range(6):
        i = s.heads[i]
        if s.deps[i] == "relcl":
            who = any(s.heads[j] == i and s.lowers[j] == "who" for j in range(s.heads[i], i))
            return s.heads[i] if who else -1
    return -1


def _judged(s, i):
    """Who is judged for what is theirs, "condemned Chad for its part"; or -1."""
    head = s.heads[i]
    for _ in range(5 if s.tags[i] == "PRP$" else 0):
        if s.lowers[head] in ("for", "of", "over") and s.deps[head] == "prep":
            verb = s.heads[head]
            lemma = s.lemmas[verb].lower()
            return next((j for j in range(verb + 1, head) if s.heads[j] == verb and (
                s.deps[j] == "dobj")), -1) if (
                    lemma in words("judging") | words("accusing")) else -1
        head = s.heads[head]
    return -1


def _is_empty(s, verb):
    """Whether the "it" before a verb is nobody: "It is clear that", "It helps that"."""
    lemma = s.lemmas[verb].lower()
    return lemma in EMPTY_IT or lemma in EMPTY_BEFORE_CLAUSE and any(
        s.heads[i] == verb and s.deps[i] in ("ccomp", "xcomp", "csubj", "acomp", "advcl")
        for i in range(verb + 1, len(s.words))
    )


def _teller_of_itself(s, i):
    """Who says something of the "it" at token i that may be theirs; or -1.

    "Chad said it was with them", "it was told", but not "it was clear that", "it was a mistake".
    """
    verb, teller = s.heads[i], _teller(s, i)
    saying = teller >= 0 and s.lemmas[s.heads[teller]].lower() in words("saying")
    return teller if saying and not any(
        s.heads[j] == verb and s.deps[j] in (
            "ccomp", "xcomp", "csubj", "acomp", "attr", "advcl", "expl")
        for j in range(verb + 1, len(s.words))) else -1


def _other_plural(discourse, index, c, distance):
    """Whether a plural subject that is no group stands between "they" and its group; or an object
    between "them" and its group."""
    for back in range(distance + 1):
        s = discourse.sentences[index - back]
        groups = {o.head for d, o, a in discourse.back(index, back)
                  if d == back and (a.kind == "group" or o.kind == "people")}
        for i in range(c.head if back == 0 else len(s.words)):
            thing = c.name == "them" and s.deps[i] == "dobj"  # "signed the letters and sent them"
            if i not in groups and (
                s.tags[i] in ("NNS", "NNPS") and (thing or s.deps[i].startswith("nsubj"))
                or s.deps[i].startswith("nsubj") and coordinated(s, i)
            ):
                return True
    return False


def clause_subject(s, verb):
    """The token of who does what a verb says, also of an infinitive or a relative clause; or -1."""
    for _ in range(4):
        subject = next((i for i, head in enumerate(s.heads)
                        if head == verb and s.deps[i].startswith("nsubj")), -1)
        if subject >= 0:
            relative = s.deps[verb] == "relcl" and s.lowers[subject] in ("who", "which", "that")
            return s.heads[verb] if relative else subject
        if s.deps[verb] not in ("xcomp", "conj"):
            return -1
        told = [i for i, head in enumerate(s.heads)
                if head == s.heads[verb] and s.deps[i] == "dobj" and i < verb]
        if s.deps[verb] == "xcomp" and told:
            return told[0]  # "asked the minister to help"
        verb = s.heads[verb]
    return -1
