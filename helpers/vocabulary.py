"""Words that tell who acts, and how: offices, bodies, groups, titles, verbs of saying.

In:   actor_words.csv
Out:  sets of lower-case words, by class
"""

import functools
from pathlib import Path

PATH = Path(__file__).parent / "actor_words.csv"


@functools.cache
def words(name):
    """The words of a class, as a frozenset. Raises KeyError for a class that is not listed."""
    return _classes()[name]


@functools.cache
def _classes():
    classes = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, members = line.split(";")
            classes[name] = frozenset(members.split())
    classes["office"] |= classes["he office"] | classes["she office"] | classes["general office"]
    return classes
