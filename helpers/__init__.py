"""Actors and Positions: from a news article to figures.

The rooms, in reading order. Each takes tables and gives tables; its docstring says which.

tables              the columns of every table, and their check
files               a file is written whole or not at all

articles            files -> articles, blocks; with article_files (their formats; web_pages:
                    those saved as HTML), furniture (what is no sentence of it) and pull_quotes
                    (what is printed twice)
tokenization        -> sentences, tokens; with truecase (a headline in capitals
                    or In Title Case)

actors              -> actors, mentions; steps: candidates (what may refer to an actor) from
                    mentions (names: named_entities, name_kinds, place_names, name_spans,
                    unseen_names, acronyms, handles), what stands beside names (titles, sorts),
                    descriptions, groups (by unnamed: who speaks or acts, taking_part: with whom
                    others have to do, and noun_phrases);
                    naming (which names are one actor), coreference (whom the rest means)
                    by discourse (who was mentioned so far), again (who comes again), quoted (who
                    says what stands in quotation marks), organisations (with possessors), offices
                    (with leaders, untitled), parts_of_groups, pronouns (by salience),
                    quoted_pronouns, authors (whose the article's own "I" is); appositions (which
                    description and name are one mention);
                    knowledge: names, states, lexicon, vocabulary, outlet_names
reader              the small trained model that the next three ask; with windows (what it is
                    shown at once), decoding (from its scores to spans), occlusion (which words
                    a stance hangs on)
statements          who says what, and who carries it; steps: quotations (marks), attributions
                    (source, cue and content) on dependencies (the parse), reader_statements
                    (what the reader finds: seen_by_both, with statement_certainty, and
                    seen_by_reader; with overlaps, and deeds: what is no statement), boundaries
                    (where a content begins and ends), continued (quotations without a cue), woven
                    (those in the midst of a sentence), interviews (turns under labels), letters
                    (to the editor), hearing (what turns tell), signatures (names under quotations),
                    speakers (who is behind it, and who carries it; with documents)
sentiment           the words that a word list counts; the scores are the reader's
stance              holder -> target: relations (words, in the parse; with frames, noun_frames,
                    act_frames, other_senses, frame_places and frame_words, wishes, turning: negation and time,
                    targets: whom a phrase is about, doers: whose act something was), judgements
                    (wordings), judging_words ("great"), reader_stances; stance_methods (which of
                    rules and reader gave it)
positions           actor x concept
annotation          all of these, called in order

figure_tables       what each figure counts
visualization       a finished table -> a picture: voice_figures, stance_figures; with
                    figure_page, network_layout, network_drawing, rounding (per cent)
annotated_article   the article's own text with everything marked, as a page
notebooks           the lessons, run in order
exercises           the lessons' answers, checked
concordance         every place of a word, with what stands around it

codings             the codebook and hand codings, with coding_rows (do the rows fit?);
                    coding_session for JupyterLab, with hand_coding and coding_form
agreement           coder against coder, machine against reference; with alignment (what belongs
                    together), reliability (F1, kappa, alpha, intervals), disagreements;
                    agreement_report puts it in words
exchange            other tools' formats

benchmark           scores on public annotations; with references (their formats), metrics,
                    baselines, benchmark_statements, and benchmark_articles (whole articles, as
                    marked reads them)
speed               words per second; reader_speed: the reader's
training            how the reader was made (extra `train`)

`python -m helpers --help` lists the commands.
"""
