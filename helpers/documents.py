"""Documents: who speaks where a letter, a poll or a banner does.

In:   the token that heads a source, its sentence and the one before it, parsed
Out:  the tokens that may name who made the document

"A poll by Ipsos" and "the ministry's report" name who made them; "Ann left, with a note that read
…" tells it. Misses documents of which an earlier sentence tells.
"""

from helpers.dependencies import agent, kid

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
    if token >= 0 and parse.lemma[token] in DOCUMENTS:
        yield from ((parse, k) for k in _named(token, parse))
        yield from _senders(token, parse, before)


def _named(document, parse):
    """Who is named beside it: "a poll by Ipsos", "the ministry's report"."""
    for k in parse.kids[document]:
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
    while parse.dep[i] in ("pobj", "pcomp", "prep", "dobj", "conj", "appos", "npadvmod"):
        i = parse.head[i]
    if i == document:
        known = any(parse.lemma[k] == "the" for k in parse.kids[document])
        parse, i = (before, before.dep.index("ROOT")) if known and before else (parse, -1)
    who = agent(parse, i) if i >= 0 and parse.lemma[i] in MAKING else None
    if who is not None:
        yield parse, who
