"""Coding by hand: the spans that a coder marks, and a form's answers, become a coding.

In:   an article, spans marked in JupyterLab (spanmark), answers
Out:  a coding file (see codings.py), written anew after every answer

A statement is made for each stretch marked as content. A source or cue belongs to the nearest
content of its paragraph that does not hold it. Nothing here needs a browser; coding_form.py
does, and coding_session.py is how the lessons call both.
"""

import json
import re
from pathlib import Path

from helpers.articles import blocks
from helpers.coding_rows import assemble, to_records
from helpers.codings import read_coding, write_coding
from helpers.names import slug
from helpers.tables import ROLES

LABELS = ("mention", *ROLES)
PRONOUNS = frozenset({
    "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it",
    "its", "they", "them", "their", "himself", "herself", "itself", "themselves",
})


class HandCoding:
    """One coder's coding of one article, in the making.

    path: the coding file. spans: marked so far, as tuples (start, end, label). statements: dict
    from a content's (start, end) to answers (see `set_statement`); mentions: dict from a
    mention's (start, end) to {"actor": name, "form": form}; kinds: dict from an actor's name to
    its kind; accepted: the paragraphs that the coder is done with, as rows of blocks.
    What is accepted is what the file says is coded (its parts), or as long as nothing is
    accepted, the paragraphs with a mark.
    """

    def __init__(self, articles, coder, folder):
        """Begin, or go on where the coder's file in the folder ends.

        Raises ValueError if coder is no name, the file is damaged, or it codes another text.
        """
        if not re.fullmatch(r"\w[\w-]*", coder):
            raise ValueError(
                f"coder {coder!r}: expected one word of letters and digits, for a file's name."
            )
        self.articles, self.coder = articles, coder
        self.article_id, self.text = articles["article_id"].iloc[0], articles["text"].iloc[0]
        self.path = Path(folder) / f"{self.article_id}.{coder}.jsonl"
        self.blocks = blocks(articles)
        self.spans, self.statements, self.mentions, self.kinds = [], {}, {}, {}
        self.accepted = self.blocks[:0]
        if self.path.exists():
            self._take_up(read_coding(self.path)[1])

    def documents(self):
        """The paragraphs to code, as spanmark takes them, with what is marked already."""
        return [
            {"id": f"{self.article_id}/{row.block_id}", "text": self.text[row.start : row.end],
             "meta": {"start": row.start},
             "suggestions": [{"start": s - row.start, "end": e - row.start, "label": label}
                             for s, e, label in self.spans if row.start <= s and e <= row.end]}
            for row in self.blocks.itertuples() if row.kind not in ("furniture", "dateline")
        ]

    def mark(self, records):
        """Take over spans from spanmark's records; answers to spans that are gone are dropped.

        Raises ValueError if a record's text is not this article's.
        """
        spans, decided = [], []
        for record in records:
            start = record["meta"]["start"]
            if self.text[start : start + len(record["text"])] != record["text"]:
                raise ValueError(
                    f"paragraph {record['id']} reads {record['text'][:40]!r}, but the article "
                    f"has {self.text[start:start + 40]!r} there. Was the article changed after "
                    "coding began? Begin under another coder's name, or restore the article."
                )
            annotation = record.get("annotation") or {}
            marked = annotation.get("spans")
            # A paragraph that was not opened yet holds what was marked before it came here.
            for span in record.get("suggestions", ()) if marked is None else marked:
                spans.append((start + span["start"], start + span["end"], span["label"]))
            number = int(record["id"].rpartition("/")[2])
            if annotation.get("answer") == "accept" or (
                    marked is None and number in set(self.accepted["block_id"])):
                decided.append(number)
        self.spans = sorted(set(spans))
        self.accepted = self.blocks[self.blocks["block_id"].isin(decided)]
        for answers, label in ((self.statements, "content"), (self.mentions, "mention")):
            for place in set(answers) - {(s, e) for s, e, x in spans if x == label}:
                del answers[place]
        for place in self._places("content"):
            self.statements.setdefault(place, {"form": self._form(place)})
        for place in self._places("mention"):
            self.mentions.setdefault(place, self._guess(place))

    def touched(self):
        """The paragraphs in which something is marked, as rows of blocks."""
        starts = [start for start, _, _ in self.spans]
        return self.blocks[[any(b.start <= s < b.end for s in starts)
                            for b in self.blocks.itertuples()]]

    def set_statement(self, place, **answers):
        """Answer for the content at place = (start, end), and save.

        answers: speaker, via, addressee (names, "" for nobody), form, goes_on (True: with the
        content before it, it is one statement), stances (list of (target, label)), positions
        (list of (concept, agreement)).
        """
        if place in self.statements:  # else its mark was taken away above the form
            self.statements[place].update(answers)
            self.save()

    def set_mention(self, place, **answers):
        """Answer whose mention it is (actor, a name) and its form, and save."""
        if place in self.mentions:
            self.mentions[place].update(answers)
            self.save()

    def set_kind(self, name, kind):
        """Say what kind of actor a name is, and save."""
        self.kinds[name] = kind
        self.save()

    def speaker(self, place):
        """Who speaks: as answered, or until then the actor whose mention the source holds."""
        if "speaker" in self.statements[place]:
            return self.statements[place]["speaker"]
        sources = [(s, e) for s, e, label in self.spans
                   if label == "source" and self.nearest((s, e)) == place]
        return next((a["actor"] for (start, end), a in sorted(self.mentions.items())
                     if any(s <= start and end <= e for s, e in sources)), "")

    def names(self):
        """Every actor named so far, in the order of their first place in the text."""
        found = [(place, a["actor"]) for place, a in self.mentions.items()]
        for place, answers in self.statements.items():
            found += [(place, answers.get(key, "")) for key in ("via", "addressee")]
            found.append((place, self.speaker(place)))
            found += [(place, target) for target, _ in answers.get("stances", ())]
        return list(dict.fromkeys(name for _, name in sorted(found) if name))

    def tables(self):
        """The coding so far, as checked tables. What has no answer yet is left out or empty."""
        ids = {}
        for name in self.names():
            plain = slug(name)
            while plain in ids.values():
                plain += "-2"
            ids[name] = plain
        rows = [("articles", self.articles.iloc[0].to_dict())]
        coded = self.accepted if len(self.accepted) else self.touched()
        rows += [("parts", self._span(place)) for place in zip(coded["start"], coded["end"])]
        rows += [("actors", {"actor_id": ids[name], "name": name,
                             "kind": self.kinds.get(name, "person")}) for name in ids]
        for place, answers in sorted(self.mentions.items()):
            if answers["actor"]:
                rows.append(("mentions", {"actor_id": ids[answers["actor"]],
                                          "form": answers["form"], **self._span(place)}))
        number, owner = -1, {}
        for place, answers in sorted(self.statements.items()):
            answers = {**answers, "speaker": self.speaker(place)}
            if not (answers.get("goes_on") and number >= 0):
                number += 1
                rows.append(("statements", {
                    "statement_id": number, "form": answers["form"],
                    **{key: ids[answers[key]] for key in ("speaker", "via", "addressee")
                       if answers.get(key)}}))
            owner[place] = number
            here = {"statement_id": number, **self._span(place)}
            rows.append(("statement_spans", {"role": "content", **here}))
            if answers.get("speaker"):
                for target, label in answers.get("stances", ()):
                    if target and label:
                        rows.append(("stances", {"holder": ids[answers["speaker"]],
                                                 "target": ids[target], "label": label, **here}))
                for concept, agreement in answers.get("positions", ()):
                    if concept and agreement is not None:
                        rows.append(("positions", {"actor_id": ids[answers["speaker"]],
                                                   "concept": concept, "agreement": agreement,
                                                   **here}))
        for start, end, label in self.spans:
            content = self.nearest((start, end)) if label in ("source", "cue") else None
            if content:
                rows.append(("statement_spans", {"statement_id": owner[content], "role": label,
                                                 **self._span((start, end))}))
        return assemble(f"coding of {self.coder}", [(f"row {i}", *r) for i, r in enumerate(rows)])

    def begun(self):
        """Whether anything is marked or accepted."""
        return bool(self.spans) or len(self.accepted) > 0

    def save(self):
        """Write the coding file, as soon as there is something to write."""
        if self.begun() or self.path.exists():
            write_coding(self.path, self.coder, self.tables())

    def nearest(self, place):
        """The content that a source or cue belongs to; None if its paragraph has none."""
        start, end = place
        around = next(((b.start, b.end) for b in self.blocks.itertuples()
                       if b.start <= start < b.end), (start, end))
        choice = [
            (max(s - end, start - e, 0), s, e) for s, e in self._places("content")
            if around[0] <= s < around[1] and not (s <= start and end <= e)
        ]
        return min(choice)[1:] if choice else None

    def _take_up(self, tables):
        """Answers from the coder's own file."""
        if tables["articles"]["text"].iloc[0] != self.text:
            raise ValueError(
                f"{self.path} codes another text than this article's. Was the article changed? "
                "Restore it, or begin under another coder's name."
            )
        names = dict(zip(tables["actors"]["actor_id"], tables["actors"]["name"])) | {"": ""}
        self.kinds = dict(zip(tables["actors"]["name"], tables["actors"]["kind"]))
        for row in tables["mentions"].itertuples():
            self.spans.append((row.start, row.end, "mention"))
            self.mentions[row.start, row.end] = {"actor": names[row.actor_id], "form": row.form}
        spans = tables["statement_spans"]
        self.spans += list(zip(spans["start"], spans["end"], spans["role"]))
        for row in tables["statements"].itertuples():
            content = spans[(spans["statement_id"] == row.statement_id)
                            & (spans["role"] == "content")]
            for number, place in enumerate(zip(content["start"], content["end"])):
                self.statements[place] = {
                    "form": row.form, "goes_on": number > 0, "speaker": names[row.speaker],
                    "via": names[row.via], "addressee": names[row.addressee],
                    "stances": [], "positions": []}
        for kind, found in (("stances", [(names[r.target], r.label)
                                         for r in tables["stances"].itertuples()]),
                            ("positions", [(r.concept, int(r.agreement))
                                           for r in tables["positions"].itertuples()])):
            for place, answer in zip(zip(tables[kind]["start"], tables[kind]["end"]), found):
                self.statements.get(place, {}).get(kind, []).append(answer)
        parts = set(zip(tables["parts"]["start"], tables["parts"]["end"]))
        self.accepted = self.blocks[[p in parts for p in zip(self.blocks["start"],
                                                             self.blocks["end"])]]
        rows = [[str(row) for _, kind, row in to_records(t) if kind != "parts"]
                for t in (tables, self.tables())]
        if sorted(rows[0]) != sorted(rows[1]):
            raise ValueError(
                f"{self.path} holds rows that this form cannot show, and would lose: it was made "
                "in another way. Compare with it, but code under another coder's name."
            )

    def _places(self, label):
        return sorted((s, e) for s, e, x in self.spans if x == label)

    def _span(self, place):
        return {"start": place[0], "end": place[1], "text": self.text[slice(*place)]}

    def _form(self, place):
        """How a content is quoted, by its quotation marks."""
        words = self.text[slice(*place)]
        if words[0] in "“\"„«" and words[-1] in "”\"“»":
            return "direct"
        return "mixed" if re.search("[“”„«»\"]", words) else "indirect"

    def _guess(self, place):
        """An actor who was mentioned in the same words before, and the form by its look."""
        words = self.text[slice(*place)]
        form = "pronoun" if words.lower() in PRONOUNS else (
            "title" if words[0].islower() or words.lower().startswith("the ") else "name")
        same = (a["actor"] for p, a in sorted(self.mentions.items())
                if self.text[slice(*p)] == words and form != "pronoun" and a["actor"])
        return {"actor": next(same, words if form == "name" else ""), "form": form}


def marks_file(coding):
    """Where spanmark keeps a coder's marks: beside the coding file."""
    return coding.path.resolve().with_suffix(".marks")


def read_spans(path):
    """Spanmark's records from its file, for `HandCoding.mark`; none if there is no file yet."""
    if not Path(path).exists():
        return []
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
