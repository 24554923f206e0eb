"""The command line: python -m helpers annotate | figures | agree | convert | benchmark | speed."""

import argparse
import sys
from pathlib import Path

from helpers.files import plain

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
#: How an article is marked for `benchmark articles`; helpers/marked.py says it in full.
MARKS = """\
Marks in an article (.txt): [words|id] an actor's mention, <id|words> what an actor says or thinks;
{a>b+ c>d-} behind a sentence: a favours b in it, c opposes d. Examples: helpers/training/articles.
"""


def main(arguments=None):
    """Run one command. Returns the exit status: 0, or 1 with the reason on standard error."""
    options = _parser().parse_args(arguments)
    try:
        return options.command(options) or 0
    except OSError as error:
        print(f"error: {plain(error)}", file=sys.stderr)
        return 1
    except (ValueError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; nothing was written.", file=sys.stderr)
        return 130


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m helpers",
        description="From news articles to tables and figures: who speaks, what they say and "
        "who carries it, in what tone, and where they stand. English only, offline.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    annotate = commands.add_parser(
        "annotate", help="write the tables of articles as CSV",
        description="Annotate articles and write one CSV per table. An article that cannot be "
        "read is listed in problems.csv, and the others go on.",
    )
    annotate.add_argument(
        "paths", nargs="+", metavar="PATH",
        help="an article (.txt, .html), a file of articles (.csv, .jsonl with a column 'text') "
        "or a folder of them",
    )
    annotate.add_argument("--out", required=True, metavar="DIR", help="folder for the tables")
    _add_knowledge(annotate)
    annotate.set_defaults(command=_annotate)

    figures = commands.add_parser(
        "figures", help="run the notebooks and draw the figures",
        description="Run all notebooks in order and draw the figures: of the seed article into "
        "this repository, or of your article into a folder of its own.",
    )
    figures.add_argument("--article", metavar="PATH", help="your article (default: the seed article)")
    figures.add_argument(
        "--out", metavar="DIR",
        help="folder for figures/ and notebooks/ (default: the repository's own; for your "
        "article, a folder named after it)",
    )
    _add_knowledge(figures)
    figures.set_defaults(command=_figures)

    agree = commands.add_parser(
        "agree", help="how far codings agree",
        description="Compare two or more codings of the same articles, where both of a pair have "
        "coded: F1, kappa and alpha, each with an interval over sentences, and how to read them. "
        "The first of two counts as the reference. The second may be the program's: a folder of "
        "tables that annotate wrote.",
    )
    agree.add_argument(
        "codings", nargs="+", metavar="CODING",
        help="coding files (.jsonl), or any file or folder that convert reads",
    )
    agree.set_defaults(command=_agree)

    convert = commands.add_parser(
        "convert", help="turn a coding into another tool's format",
        description="Read a coding and write it in another format. A file that does not fit its "
        "article is refused, with the row and the reason.",
    )
    convert.add_argument(
        "source", metavar="IN",
        help="the coding; its format is recognised: jsonl, csv, web-annotation, brat, "
        "label-studio, uima, or dna, a project of the Discourse Network Analyzer (only read)",
    )
    convert.add_argument(
        "--to", required=True, metavar="FORMAT",
        help="files: jsonl (this project's), web-annotation, label-studio, uima (INCEpTION); "
        "folders: csv (one file per table), brat, graphml and gexf (networks, for Gephi)",
    )
    convert.add_argument(
        "--out", required=True, metavar="PATH",
        help="file or folder to write; a file gets the format's ending if it has another",
    )
    convert.set_defaults(command=_convert)

    benchmark = commands.add_parser(
        "benchmark", help="score the project on public annotations that you have downloaded",
        description="Score the project, and simple baselines, on public annotations in their "
        "published formats;\nhelpers/models/MODEL_CARD.md says where to find them.",
        epilog=MARKS, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    benchmark.add_argument(
        "task", choices=("polnear", "newsmtsc", "dse", "nyt", "gum", "articles"),
        help="which annotations; articles: a folder of whole articles of your own, marked as is "
        "said below",
    )
    benchmark.add_argument("path", metavar="PATH", help="their file, or folder")
    benchmark.add_argument(
        "--train", metavar="PATH",
        help="the training part, for the baseline that learns (without it, it is left out)",
    )
    benchmark.add_argument("--out", metavar="SCORES.json", help="where to write the scores")
    benchmark.add_argument(
        "--predictions", metavar="PREDICTIONS.jsonl", help="where to write each answer"
    )
    benchmark.set_defaults(command=_benchmark)

    speed = commands.add_parser("speed", help="words per second, against spaCy alone and RoBERTa")
    speed.set_defaults(command=_speed)
    return parser


def _add_knowledge(command):
    """The two files in which a researcher says what no program can know."""
    command.add_argument(
        "--register", metavar="CSV", default=SEEDS / "actors.csv",
        help="your register of actors (name, kind, aliases, country, note), which overrules "
        "the rules (default: seeds/actors.csv)",
    )
    command.add_argument(
        "--codebook", metavar="CSV", default=SEEDS / "codebook.csv",
        help="the concepts of your debate, for the positions (default: seeds/codebook.csv, "
        "which was written for the seed article)",
    )


# Each command imports what it needs, so that --help answers at once.


def _annotate(options):
    from helpers.actors import read_register
    from helpers.annotation import annotate_files
    from helpers.codings import read_codebook

    n_articles, problems = annotate_files(
        options.paths, options.out, read_register(options.register),
        read_codebook(options.codebook),
    )
    for problem in problems.itertuples():
        left_out = "" if problem.source == "codebook" else "left out: "
        print(f"{left_out}{problem.source}: {problem.problem}", file=sys.stderr)
    print(f"{n_articles} article{'s' * (n_articles != 1)} annotated; tables in {options.out}")


def _figures(options):
    from helpers.actors import read_register
    from helpers.codings import read_codebook
    from helpers.notebooks import SEED_ARTICLE, run_notebooks
    from helpers.positions import codebook_problem

    # What cannot be drawn is refused, and what will be missing is said, before any lesson starts.
    if options.article and Path(options.article).is_dir():
        raise ValueError(
            f"{options.article} is a folder; the figures show one article. Name its file, or use "
            "annotate for all of them."
        )
    out, article = options.out, _one_article(options.article or SEED_ARTICLE)
    if options.article:
        out = out or f"{Path(options.article).stem}-figures"
    read_register(options.register)
    unheard = codebook_problem(article, read_codebook(options.codebook))
    if unheard:
        print(f"codebook: {unheard}", file=sys.stderr)
    own = {name: path for name, path in (
        ("register", options.register), ("codebook", options.codebook),
    ) if Path(path).resolve().parent != SEEDS}
    print(f"figures in {run_notebooks(options.article, out, **own)}")


def _one_article(path):
    """The articles table of a file that holds one article.

    Raises ValueError that begins with how many it holds, if it is not one: whoever first mended
    what is wrong with one of them would hear of the others only then.
    """
    from helpers.articles import read_articles

    articles, problems = read_articles([path])
    wrong = "\n".join(f"{p.source}: {p.problem}" for p in problems.head(5).itertuples())
    if (count := len(articles) + len(problems)) > 1:
        raise ValueError(
            f"{path} holds {count} articles; the figures show one. Use annotate for a corpus, or "
            "save the article as a file of its own." + (wrong and f" Besides:\n{wrong}")
        )
    if wrong:
        raise ValueError(wrong)
    return articles


def _agree(options):
    from helpers import exchange
    from helpers.agreement_report import report

    print(report(exchange.read_all(options.codings)))


def _convert(options):
    from helpers import exchange

    for path in exchange.convert(options.source, options.to, options.out):
        print(path)


def _benchmark(options):
    from helpers import benchmark

    scores, predictions = benchmark.score(options.task, options.path, options.train)
    benchmark.write(
        options.task, options.path, scores, predictions, options.out, options.predictions
    )
    print(scores.round(3).to_string(index=False, na_rep=""))
    if options.train is None and options.task in ("newsmtsc", "dse", "nyt"):
        print("The baseline that learns (TF-IDF) is left out: give it the training part, --train.")


def _speed(options):
    from helpers.reader_speed import against_roberta
    from helpers.speed import throughput

    print(throughput().round(2).to_string(index=False))
    print(against_roberta().round(2).to_string(index=False))


if __name__ == "__main__":
    sys.exit(main())
