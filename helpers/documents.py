"""Documents: who speaks where a letter, a poll or a banner does.

In:   the token that heads a source, its sentence and the one before it, parsed
Out:  the tokens that may name who made the document

"A poll by Ipsos" and "the ministry's report" name who made them; "Ann left, with a note that read
…" tells it. Misses documents of which an earlier sentence tells.
"""

from helpers.dependencies import agent, kid
from helpers.vocabulary import words

# What has no words of its own: who made it speaks, whoever has seen it.
DOCUMENTS = {"advertisement", "analysis", "answer", "appeal", "article", "banner", "blog", "book",
             "brief", "bulletin", "cable", "caption", "card", "charter", "circular", "column",
             "comment", "commentary", "communique", "communiqué", "complaint", "declaration",
             "decree", "diary", "dispatch", "dissent", "editorial", "email", "essay", "fax", "feed",
             "file", "filing", "finding", "headline", "indictment", "inscription", "invitation",
             "judgment", "label", "lawsuit", "leaflet", "letter", "manifesto", "memo", "memoir",
             "memorandum", "message", "minutes", "motion", "newsletter", "note", "notice",
             "pamphlet", "paper", "petition", "placard", "poll", "post", "postcard", "poster",
             "release", "reply", "report", "research", "resolution", "review", "ruling", "sign",
             "slogan", "speech", "statement", "sticker", "study", "submission", "survey",
             "telegram", "text", "transcript", "tweet", "verdict", "website"}
# What is done to a document by whose words it holds.
MAKING = {"address", "adopt", "approve", "broadcast", "carry", "circulate", "deliver", "display",
          "distribute", "draft", "email", "file", "hand", "hang", "hold", "issue", "leave", "lodge",
          "mail", "pass", "pen", "pin", "place", "post", "present", "print", "publish", "put",
          "release", "return", "run", "send", "sign", "submit", "table", "take", "wave", "wear",
          "write"}
SEEING = {"see", "obtain", "view", "review", "leak", "read"}
# What is written to answer or to announce: whoever the sentence before is about has written it.
ANNOUNCING = {"communique", "communiqué", "note", "release", "reply", "statement"}
READ_OUT = {"declaration", "speech", "statement"}  # "Ek read a statement": his, unlike a letter
ASKING = {"ask", "approach", "contact", "question"}  # "Ek was asked. “No,” read the reply"
# "The court sided with Ek. “No,” the ruling said": whoever judges has given it.
RULINGS = {"decision", "judgment", "judgement", "ruling", "verdict"}
JUDGING = {"court", "tribunal", "judge", "bench", "panel", "jury", "chamber", "justice"}
BRINGING = {"deliver", "hand", "read"}  # "sent Ann to read a letter"


def makers(token, parse, before):
    """(parse, token) of those who may have made the document that a token names, likeliest first.

    token: that of the document, or "which"; before: the parse of the sentence before, or None.
    """
    above = parse.head[token]
    if parse.lemma[token] in ("which", "that") and parse.dep[above] == "relcl":
        token = parse.head[above]
    elif parse.lemma[token] == "it" and before is not None:
        token = next((k for k in reversed(range(len(before.lemma)))
                      if before.lemma[k] in DOCUMENTS and before.pos[k] == "NOUN"), -1)
        parse, before = before, None
    if token >= 0 and (parse.lemma[token] in DOCUMENTS | RULINGS or _is_leading(parse, token)
                       or _is_read(parse, token, above)):
        yield from ((parse, k) for k in _named(token, parse))
        yield from _senders(token, parse, before)


def _is_leading(parse, token):
    """Whether a leader is an article: "the paper's leader"."""
    paper = kid(parse, token, "poss") if parse.lemma[token] == "leader" else None
    return paper is not None and parse.lemma[paper].lower() in words("outlet")


def _is_read(parse, token, above):
    """Whether a thing has words on it: "a sheet that reads “No”"."""
    return parse.lemma[above] == "read" and parse.pos[token] == "NOUN"


def _named(document, parse):
    """Who is named beside it: "a poll by Ipsos", "the ministry's report", "just in from Ann"."""
    arrived = (kid(parse, k, "prep") for k in parse.kids[document] if parse.lemma[k] == "in")
    for k in (*parse.kids[document], *(k for k in arrived if k is not None)):
        made = parse.dep[k] == "acl" and parse.lemma[k] not in SEEING
        by = kid(parse, k, "agent") if made else k
        if parse.dep[k] in ("poss", "compound"):
            yield k
        elif by is not None and parse.lemma[by] in ("by", "from"):
            whom = kid(parse, by, "pobj")
            yield from [] if whom is None else [whom]


def _senders(document, parse, before):
    """Who wrote or sent it: "Ann left, with a note that read …", "Ann wrote. The letter said …"."""
    i = document
    if parse.dep[i] == "nsubj" and parse.dep[parse.head[i]] == "pcomp":
        i = parse.head[i]  # "with a note saying …"
    while parse.dep[i] in ("pobj", "pcomp", "prep", "dobj", "conj", "appos", "npadvmod") and not (
        parse.lemma[parse.head[i]] == "read" and parse.head[i] < i == document
        and kid(parse, parse.head[i], "nsubj") is None  # “No,” read the note
        and parse.dep[parse.head[i]] not in ("acl", "xcomp", "advcl")  # "sent Bo to read a letter"
    ):
        i = parse.head[i]
    if i == document:
        known = any(parse.lemma[k] == "the" for k in parse.kids[document])
        if before and (known or parse.lemma[document] in ANNOUNCING):
            yield from _told_of(before, parse.lemma[document], known)
        return
    own = {parse.lemma[k] for k in parse.kids[document] if parse.dep[k] in ("det", "poss")}
    if parse.lemma[i] in BRINGING and parse.dep[i] in ("xcomp", "advcl", "ccomp", "acl"):
        above = parse.head[i] if parse.dep[i] != "acl" else parse.head[parse.head[i]]
        i = above if parse.lemma[above] == "send" else i
    had = kid(parse, i, "dobj") if parse.lemma[i] == "have" else None
    made = had is not None and kid(parse, had, "acl")  # "had buns sent down, with a card reading"
    read_out = parse.lemma[i] == "read" and parse.lemma[document] in READ_OUT
    makes = parse.lemma[i] in MAKING or made and parse.lemma[made] in MAKING
    if makes or read_out and not own & {"the", "this", "that"}:
        who = agent(parse, i)
        yield from [] if who is None else [(parse, who)]


def _told_of(before, document, known):
    """Whom the sentence before says to have made a document, or is about if it announces."""
    root = before.dep.index("ROOT")
    if known and before.lemma[root] in MAKING:
        who = agent(before, root)
        yield from [] if who is None else [(before, who)]
    elif document in RULINGS and known:
        who = kid(before, root, "nsubj")
        yield from [(before, who)] if who is not None and (
            before.lemma[who].lower() in JUDGING) else []
    elif document in ANNOUNCING:
        asked = before.lemma[root] in ASKING
        who = kid(before, root, "nsubj", *(["nsubjpass"] if asked else []))
        yield from [] if who is None else [(before, who)]
