"""Whom the mentions of one English article mean, for tests to compare."""

from helpers.actors import actors
from helpers.articles import blocks
from helpers.tables import table
from helpers.tokenization import sentences, tokens


def meant(text):
    """{text of a mention: (name of its actor, kind)} of an article."""
    articles = table("articles", [("a", "", "", "", "en", text)])
    parts = sentences(articles, blocks(articles))
    found, mentions = actors(articles, parts, tokens(articles, parts))
    names = dict(zip(found["actor_id"], zip(found["name"], found["kind"])))
    return {m.text: names[m.actor_id] for m in mentions.itertuples()}
