"""Actors and Positions: from a news article to figures.

The rooms, in reading order. Each takes tables and gives tables; its docstring says which.

tables              the columns of every table, and their check
files               a file is written whole or not at all

articles            files -> articles, blocks
tokenization        -> sentences, tokens

actors              -> actors, mentions; steps: mentions, descriptions, unnamed (what means whom),
                    naming (which names are one actor), coreference (whom the rest means);
                    knowledge: names, states, lexicon, vocabulary
statements          who says what, and who carries it; steps: quotations (marks), attributions
                    (source, cue and content) on dependencies (the parse)
sentiment           the polarity of sentences, and the words behind it
stance              holder -> target
annotation          all of these, called in order

figure_tables       what each figure counts
visualization       a finished table -> a picture; with figure_page, network_layout,
                    network_drawing
annotated_article   the article's own text with everything marked, as a page
notebooks           the lessons, run in order
exercises           the lessons' answers, checked

codings             the codebook and hand codings; hand_coding and coding_form for JupyterLab
positions           actor x concept
agreement           coder against coder, machine against reference; with alignment (what belongs
                    together) and reliability (F1, kappa, alpha, intervals)
exchange            other tools' formats
speed               words per second

`python -m helpers --help` lists the commands.
"""
