"""Articles of our own, with their coding written into the text: who is mentioned, whose words are
whose, and who takes which stance towards whom.

In:   training/articles/*.txt
Out:  a Marked of each

The events and the people are invented. The marks:

    [words|id]       a mention of an actor; one may stand within another
    <id|words>       words, thoughts or wishes of an actor, which may hold those of another
    {a>b+ c>d-}      behind a sentence: who in it favours (+) and who opposes (-) whom; `narrator`
                     is the article itself

What is not marked is not there: two actors without a stance in a sentence take none.
"""

import re
from pathlib import Path
from typing import NamedTuple

from helpers.tables import NARRATOR

FOLDER = Path(__file__).with_name("training") / "articles"
_ID = r"[a-z0-9-]+"
_MARK = re.compile(
    rf"\[|\|(?P<mention>{_ID})\]|<(?P<speaker>{_ID})\||>| ?\{{(?P<stances>[^{{}}]*)\}}")
_STANCE = re.compile(rf"({_ID})>({_ID})([+-])")


class Marked(NamedTuple):
    """An article and its coding; places count characters of the text, the end excluded."""

    name: str
    text: str
    mentions: list  # (start, end, actor)
    contents: list  # (start, end, speaker)
    stances: list  # (place behind the sentence, holder, target, +1 or -1)


def read(folder=FOLDER):
    """The Marked articles of a folder, by name.

    Raises ValueError that names the file and line, or says that the folder holds none.
    """
    if folder.is_file():
        raise ValueError(f"{folder} is a file; give the folder that it is in, {folder.parent}.")
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise ValueError(f"{folder} holds no marked article; expected .txt files in it.")
    return [marked(path.stem, path.read_text("utf-8")) for path in files]


def marked(name, source):
    """A Marked from a text with marks. Raises ValueError where the marks do not fit together."""

    def wrong(at, what):
        return ValueError(f"{name}, line {source.count(chr(10), 0, at) + 1}: {what}")

    def plain(start, end):
        if stray := re.compile(r"[\[\]{}<>|]").search(source, start, end):
            what = f"{stray[0]!r} is part of no mark"
            if stray[0] == "|" and opened and opened[-1][0] == "[":
                raise wrong(opened[-1][3], f"{what}: {_unclosed(source, stray.end())}")
            raise wrong(stray.start(), f"{what}.")
        return source[start:end]

    parts, length, last, opened = [], 0, 0, []
    mentions, contents, stances = [], [], []
    for m in _MARK.finditer(source):
        parts.append(plain(last, m.start()))
        length += len(parts[-1])
        last = m.end()
        if m["stances"] is not None:
            for item in m["stances"].split():
                if not (found := _STANCE.fullmatch(item)):
                    raise wrong(m.start(), f"{item!r} is no stance; expected holder>target+ or -.")
                stances.append((length, *found.group(1, 2), 1 if found[3] == "+" else -1))
        elif m["speaker"] or m[0] == "[":
            opened.append((m[0][0], length, m["speaker"], m.start()))
        elif not opened:
            raise wrong(m.start(), f"{m[0]!r} closes nothing that is open.")
        elif opened[-1][0] != ("<" if m[0] == ">" else "["):
            raise wrong(
                opened[-1][3], f"{opened[-1][0]!r} is opened, and not closed before {m[0]!r}.")
        else:
            _, start, speaker, _ = opened.pop()
            if speaker:
                contents.append((start, length, speaker))
            else:
                mentions.append((start, length, m["mention"]))
    parts.append(plain(last, len(source)))
    if opened:
        raise wrong(opened[-1][3], f"{opened[-1][0]!r} is opened and never closed.")
    actors = {actor for *_, actor in mentions} | {NARRATOR}
    named = {x for _, a, b, _ in stances for x in (a, b)} | {speaker for *_, speaker in contents}
    if unknown := sorted(named - actors):
        raise wrong(len(source), f"{', '.join(unknown)}: no mention has this id.")
    return Marked(name, "".join(parts), sorted(mentions), sorted(contents), stances)


def _unclosed(source, behind):
    """What is wrong with a mention's mark that has its bar, but does not end as one."""
    given = re.compile(r"[^\[\]<>{}|\s]*").match(source, behind)
    if source[given.end() : given.end() + 1] == "]":
        return f"{given[0]!r} is no id; expected small letters, digits and hyphens."
    return (f"the '[' before it is not closed; expected ']' right behind {given[0]!r}, as in "
            "[words|id].")
