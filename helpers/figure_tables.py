"""What each figure counts: the finished table that is drawn and saved as its CSV.

In:   the tables of the rooms, for one article or many
Out:  one tidy table per figure, with the names that the figure writes out

Words are runs of letters and digits ("isn't" is one). Where statements lie inside each other,
a word belongs to the innermost one; a word in nobody's statement is the article's own. Where
words are counted, statement_spans are those that `statements.spoken` has kept.
"""

import re
from itertools import combinations

import numpy as np
import pandas as pd

from helpers.tables import NARRATOR

#: How figures call the holder NARRATOR, and a speaker whom nothing identifies.
ARTICLE_ITSELF = "the article itself"
UNIDENTIFIED = "not identified"
#: How the attribution chain calls what the article passes on without naming an outlet.
NO_OUTLET = "no outlet named"

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_QUOTED = re.compile(r"[“„«‟\"][^”“»\"]*[”“»\"]?")
_VOICE_COLUMNS = [
    "article_id", "sentence_id", "block_id", "speaker", "speaker_name", "via", "via_name",
    "form", "words",
]


def counted(units, **tables):
    """The caption's account of a figure: "22 statements in 35 sentences of 1 article. ..."

    units: the sentences counted over, or the articles where sentences are not known.
    tables: what was counted, by its plural name, as tables or numbers of rows:
    `counted(sentences, statements=statements)`. Where one article was counted, a second
    sentence says what that cannot show.
    """
    def number(count, plural):
        head, of, rest = plural.partition(" of ")
        return f"{count:,} {head if count != 1 else head.removesuffix('s')}{of}{rest}"

    things = [
        number(thing if isinstance(thing, int) else len(thing), name.replace("_", " "))
        for name, thing in tables.items()
    ]
    articles = units["article_id"].nunique()
    where = f"{number(articles, 'articles')}."
    if "sentence_id" in units.columns:
        where = f"{number(len(units), 'sentences')} of {where}"
    limit = " One article cannot support claims about the press." * (articles == 1)
    return (f"{', '.join(things)} in {where}" if things else where) + limit


def counted_voices(sentences, statements, statement_spans):
    """`counted` for figures of words: how many of the statements give any, and in what.

    statement_spans: those that `statements.spoken` has kept. The others name a thing only. Also
    how many are of speakers whom nothing identifies, since figures show these as one.
    """
    account = counted(sentences, statements=statements)
    contents = statement_spans[statement_spans["role"] == "content"]
    keys = ["article_id", "statement_id"]
    speakers = contents[keys].drop_duplicates().merge(statements[[*keys, "speaker"]])["speaker"]
    giving, nobody = len(speakers), int((speakers == "").sum())
    if giving == len(statements) and not nobody:
        return account
    give = "gives" if giving == 1 else "give"
    of_them = f" ({nobody:,} of somebody {UNIDENTIFIED})" if nobody else ""
    return account.replace(" in ", f", of which {giving:,} {give} words{of_them}, in ", 1)


def who_speaks_table(sentences, actors, statements, statement_spans):
    """Words by sentence, speaker, carrying outlet and form: one row for each that occurs.

    Columns: article_id, sentence_id, block_id, speaker, speaker_name, via, via_name, form
    (direct, indirect; narrated for the article's own words, whose speaker is NARRATOR), words.
    A word of a mixed statement is direct if it stands between quotation marks.
    Every sentence has at least one row, with 0 words if it holds none.
    """
    names = _names(actors)
    said = statements.set_index(["article_id", "statement_id"])[["speaker", "via", "form"]]
    said = {key: tuple(row) for key, row in zip(said.index, said.to_numpy())}
    contents = _contents(statement_spans, said)
    rows = []
    for article, sentence, block, start, text in zip(
        *(sentences[name] for name in ("article_id", "sentence_id", "block_id", "start", "text"))
    ):
        near = [
            content for content in contents.get(article, ())
            if content[0] < start + len(text) and content[1] > start
        ]
        tally = {}
        for match in _WORD.finditer(text):
            voice = _voice(start + match.start(), near, said, article)
            tally[voice] = tally.get(voice, 0) + 1
        for (speaker, via, form), words in (tally or {(NARRATOR, "", "narrated"): 0}).items():
            rows.append((
                article, sentence, block, speaker, names.get(speaker, speaker),
                via, names.get(via, via) if via else "", form, words,
            ))
    return pd.DataFrame(rows, columns=_VOICE_COLUMNS)


def share_of_voice_table(sentences, actors, statements, statement_spans):
    """Words given to each speaker, by form: article_id, speaker, speaker_name, form, words, share.

    form: direct, indirect, or narrated for the article itself. share: of the article's words
    outside furniture, in [0, 1]; an article's shares add up to 1.
    """
    voices = who_speaks_table(sentences, actors, statements, statement_spans)
    keys = ["article_id", "speaker", "speaker_name", "form"]
    table = voices.groupby(keys, as_index=False, sort=True)["words"].sum()
    totals = table.groupby("article_id")["words"].transform("sum")
    table["share"] = (table["words"] / totals.where(totals > 0)).fillna(0.0).round(4)
    return _largest_first(table, "words")


def attribution_chain_table(sentences, actors, statements, statement_spans):
    """Statements by the outlet that carries them and their speaker, as the article names both.

    Columns: article_id, via, via_name, speaker, speaker_name, statements, words. Where
    none is named, via is NARRATOR and via_name NO_OUTLET. words leave out statements nested inside.
    """
    names = _names(actors)
    flows = statements[["article_id", "via", "speaker"]]
    counts = flows.groupby(["article_id", "via", "speaker"]).size().rename("statements")
    voices = who_speaks_table(sentences, actors, statements, statement_spans)
    words = voices.groupby(["article_id", "via", "speaker"])["words"].sum()
    table = pd.concat([counts, words], axis=1).reindex(counts.index).fillna(0).astype("int64")
    table = table.reset_index()
    table["via"] = table["via"].where(table["via"] != "", NARRATOR)
    names_of_outlets = {**names, NARRATOR: NO_OUTLET}
    table["via_name"] = [names_of_outlets.get(via, via) for via in table["via"]]
    table["speaker_name"] = [names.get(speaker, speaker) for speaker in table["speaker"]]
    columns = ["article_id", "via", "via_name", "speaker", "speaker_name", "statements", "words"]
    return _largest_first(table[columns], "statements")


def sentiment_course_table(sentences, sentiment, statements, statement_spans):
    """Polarity of each sentence, and whose words most of it are.

    Columns: article_id, sentence_id, block_id, voice (said: more than half of the words belong
    to a statement, direct or indirect; narrated: the rest), polarity, low, high in [-1, 1].
    """
    no_names = pd.DataFrame({"actor_id": [], "name": []}, dtype=str)
    voices = who_speaks_table(sentences, no_names, statements, statement_spans)
    keys = ["article_id", "sentence_id"]
    words = voices.groupby(keys)["words"].sum()
    said = voices[voices["speaker"] != NARRATOR].groupby(keys)["words"].sum()
    mostly_said = (said.reindex(words.index, fill_value=0) * 2 > words).rename("said").reset_index()
    table = sentiment.merge(mostly_said, on=keys, how="left")
    table = table.merge(sentences[[*keys, "block_id"]], on=keys, how="left")
    table["voice"] = np.where(table["said"].eq(True), "said", "narrated")
    return table[[*keys, "block_id", "voice", "polarity", "low", "high"]]


def stance_table(stances, actors):
    """Stances summed up by holder and target, over all articles given.

    Columns: holder, holder_name, holder_kind, target, target_name, target_kind, evidence (rows
    summed up), support, neutral, oppose (rows of each label), score (their mean, in [-1, 1]),
    label (support, oppose; mixed if as many rows support as oppose; neutral if none does either).
    A kind is "" for the article itself.
    """
    names, kinds = _names(actors), dict(zip(actors["actor_id"], actors["kind"]))
    rows = []
    for (holder, target), group in stances.groupby(["holder", "target"], sort=True):
        support, neutral, oppose = (
            int((group["label"] == label).sum()) for label in ("support", "neutral", "oppose")
        )
        label = "support" if support > oppose else "oppose" if oppose > support else (
            "mixed" if support else "neutral")
        rows.append((
            holder, names.get(holder, holder), kinds.get(holder, ""),
            target, names.get(target, target), kinds.get(target, ""),
            len(group), support, neutral, oppose, round(float(group["score"].mean()), 4), label,
        ))
    columns = [
        "holder", "holder_name", "holder_kind", "target", "target_name", "target_kind",
        "evidence", "support", "neutral", "oppose", "score", "label",
    ]
    return pd.DataFrame(rows, columns=columns)


def positions_table(positions, actors, codebook=None):
    """Positions summed up by actor and concept, over all articles given.

    codebook: `helpers.codings.read_codebook`, for what a concept says.
    Columns: actor_id, name, kind, concept, concept_name (its definition in the codebook, else
    its label in words), agree, neither, disagree (numbers of statements).
    Source: the actor × concept table of discourse network analysis (Leifeld 2017, Discourse
    Network Analysis: Policy Debates as Dynamic Networks).
    """
    names, kinds = _names(actors), dict(zip(actors["actor_id"], actors["kind"]))
    concepts = codebook[codebook["layer"] == "concept"] if codebook is not None else None
    says = {} if concepts is None else dict(zip(concepts["label"], concepts["definition"]))
    rows = []
    for (actor, concept), group in positions.groupby(["actor_id", "concept"], sort=True):
        count = [int((group["agreement"] == sign).sum()) for sign in (1, 0, -1)]
        rows.append((actor, names.get(actor, actor), kinds.get(actor, ""),
                     concept, says.get(concept, concept.replace("-", " ")), *count))
    columns = ["actor_id", "name", "kind", "concept", "concept_name",
               "agree", "neither", "disagree"]
    return pd.DataFrame(rows, columns=columns)


def congruence_table(positions, actors):
    """Pairs of actors who took a position on the same concept, over all articles given.

    Columns: actor, actor_name, actor_kind, other, other_name, other_kind, shared (concepts that
    both agree with, plus concepts that both disagree with), conflict (concepts that one agrees
    with and the other disagrees with, each way counted). A concept counts once, however often
    it is repeated; an actor of both minds shares and conflicts. Pairs with neither are left out.
    Source: congruence and conflict networks without normalisation (Leifeld 2017).
    """
    names, kinds = _names(actors), dict(zip(actors["actor_id"], actors["kind"]))
    taken = {}
    for actor, concept, sign in zip(
        positions["actor_id"], positions["concept"], positions["agreement"]
    ):
        if sign:
            taken.setdefault(actor, set()).add((concept, int(sign)))
    rows = []
    for actor, other in combinations(sorted(taken), 2):
        shared = len(taken[actor] & taken[other])
        conflict = len(taken[actor] & {(concept, -sign) for concept, sign in taken[other]})
        if shared or conflict:
            rows.append((
                actor, names.get(actor, actor), kinds.get(actor, ""),
                other, names.get(other, other), kinds.get(other, ""), shared, conflict,
            ))
    columns = [
        "actor", "actor_name", "actor_kind", "other", "other_name", "other_kind",
        "shared", "conflict",
    ]
    return pd.DataFrame(rows, columns=columns)


def _names(actors):
    return {**dict(zip(actors["actor_id"], actors["name"])),
            NARRATOR: ARTICLE_ITSELF, "": UNIDENTIFIED}


def _contents(spans, said):
    """article -> [(start, end, length of the whole content, statement, quoted stretches)]."""
    spans = spans[spans["role"] == "content"]
    lengths, found = {}, {}
    rows = list(zip(*(spans[name] for name in (
        "article_id", "statement_id", "start", "end", "text"))))
    for article, statement, start, end, _ in rows:
        lengths[article, statement] = lengths.get((article, statement), 0) + end - start
    for article, statement, start, end, text in rows:
        if (article, statement) in said:
            quoted = [(start + match.start(), start + match.end())
                      for match in _QUOTED.finditer(text)]
            found.setdefault(article, []).append(
                (start, end, lengths[article, statement], statement, quoted))
    return found


def _voice(place, contents, said, article):
    """(speaker, via, form) of the word at a place."""
    covering = [content for content in contents if content[0] <= place < content[1]]
    if not covering:
        return NARRATOR, "", "narrated"
    _, _, _, statement, quoted = min(covering, key=lambda content: (content[2], -content[3]))
    speaker, via, form = said[article, statement]
    if form == "mixed":
        inside = any(start <= place < end for start, end in quoted)
        form = "direct" if inside else "indirect"
    return speaker, via, form


def _largest_first(table, column):
    """Rows by article, the largest first, ties by name, so that the order never wavers."""
    others = [name for name in table.columns if name not in ("article_id", column)]
    order = ["article_id", column, *others]
    return table.sort_values(
        order, ascending=[name != column for name in order], ignore_index=True)
