"""Actors and Positions: from a news article to figures.

The rooms, in reading order:

tables         the columns of every table, and their check
articles       files -> articles, blocks
tokenization   -> sentences, tokens
actors         -> actors, mentions
statements     who says what, and who carries it
sentiment      the polarity of sentences, and the words behind it
stance         holder -> target
annotation     the rooms called in order
visualization  a finished table -> a picture
notebooks      the lessons, run in order
speed          words per second

`python -m helpers --help` lists the commands.
"""
