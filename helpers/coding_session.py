"""A coder's session: mark, answer, and compare with whoever else has coded the article.

In:   an article, the coder's name, stored codings
Out:  a coding file (hand_coding.py), and the tables of every coder

The lessons call these. While nobody is coding, nothing is shown and nothing but the project's
own dependencies is needed; a coder needs the extra `lab` and a browser (coding_form.py).
"""

from helpers.annotation import annotate
from helpers.hand_coding import HandCoding


def begin(articles, coder, folder):
    """Begin to code one article, or go on where the coder stopped; returns a HandCoding.

    articles: one article; coder: one word, or "" if nobody is coding: then nothing is shown and
    None is returned. folder: for the coder's files, made if needed. Running this again is safe.
    Raises ValueError as HandCoding does.
    """
    if not coder:
        print("Nobody is coding (CODER is empty): this lesson goes on with the stored coding "
              "of the seed article.")
        return None
    from helpers import coding_form  # needs a browser and the extra `lab`

    coding = HandCoding(articles, coder, folder)
    coding_form.mark(coding)
    return coding


def questions(coding, codebook):
    """The form of questions about what is marked; None if nobody is coding.

    codebook: for its concepts. Run the cell again after marking more.
    """
    if coding is None:
        return None
    from helpers import coding_form

    return coding_form.ask(coding, codebook)


def codings_to_compare(coding, stored, codebook, register=None):
    """All codings of one article: dict coder -> tables, for `agreement`.

    coding: a HandCoding, or None if nobody is coding; one in which nothing is marked yet is left
    out, and that is said. stored: from `read_codings`; those of the same text are taken, or, if
    nobody has coded, those of the first coder's article. The program's own, with positions by
    the codebook's wording, is called "machine".
    """
    codings = {}
    if coding is not None and not coding.begun():
        print(f"{coding.coder} has marked nothing yet, so the stored coding is compared with the "
              "machine meanwhile. Mark a paragraph above, press Accept, and run from here.")
        coding = None
    if coding is not None:
        codings[coding.coder] = coding.tables()
    articles = next(iter(stored.values()))["articles"] if coding is None else coding.articles
    text = articles["text"].iloc[0]
    for coder, tables in stored.items():
        if coder not in codings and tables["articles"]["text"].tolist() == [text]:
            codings[coder] = tables
    articles = next(iter(codings.values()))["articles"]
    return {**codings, "machine": annotate(articles, register, codebook)}
