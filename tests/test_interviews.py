"""Who has which turn of an interview, however the page sets it."""

import pytest
from said import said


def who(text):
    """[(speaker, via, content)] of the statements in a text."""
    return [(s.speaker, s.via, s.content) for s in said(text)]


def test_a_label_may_grow_shorter_and_a_laugh_is_not_said():
    text = ("The sculptor Ada Berg left Oslo in spring.\n\n"
            "Reuters: Why did you leave?\n\n"
            "Ada Berg: The rent doubled. [Laughs] And my cat hated the stairs.\n\n"
            "R: Will you come back?\n\n"
            "AB: Only as a tourist.\n\n"
            "R: And the cat?\n\n"
            "Berg: She stays where the mice are.\n\n"
            "The flat is still empty.")
    assert who(text)[-6:] == [
        ("Reuters", "", "Why did you leave?"),
        ("Ada Berg", "Reuters", "The rent doubled. … And my cat hated the stairs."),
        ("Reuters", "", "Will you come back?"),
        ("Ada Berg", "Reuters", "Only as a tourist."),
        ("Reuters", "", "And the cat?"),
        ("Ada Berg", "Reuters", "She stays where the mice are."),
    ]


def test_those_who_ask_at_a_press_conference_carry_no_answers():
    text = ("Ministers Ada Berg and Bo Falk met the press in Oslo.\n\n"
            "Question (Reuters): Is the tunnel safe?\n\n"
            "Berg: It was never safer.\n\n"
            "Question (AFP): And who pays for it?\n\n"
            "Falk: Whoever drives through it.\n\n"
            "Question (TASS): When will it open?\n\n"
            "Berg: In May.")
    assert [(speaker, via) for speaker, via, _ in who(text)][-6:] == [
        ("Reuters", ""), ("Ada Berg", ""), ("Agence France-Presse", ""), ("Bo Falk", ""),
        ("TASS", ""), ("Ada Berg", "")]


def test_dashes_hand_the_word_from_one_to_the_other():
    text = ("The sculptor Ada Berg left Oslo in spring. Berg met us in Bergen.\n\n"
            "— Why did you leave?\n\n— The rent doubled. I could not pay.\n\n"
            "— Will you come back?\n\n— Only as a tourist.")
    assert [(speaker, content) for speaker, _, content in who(text)] == [
        ("", "Why did you leave?"), ("Ada Berg", "The rent doubled. I could not pay."),
        ("", "Will you come back?"), ("Ada Berg", "Only as a tourist.")]


def test_a_list_behind_dashes_is_no_interview():
    text = ("The council decided three things on Monday.\n\n— The pool is to close.\n\n"
            "— The library is to open on Sundays.\n\n— The mayor is to pay for his own lunch.")
    assert who(text) == []


def test_questions_that_only_their_type_sets_apart_are_asked_of_the_one_who_answers():
    text = ("The sculptor Ada Berg left Oslo in spring. Berg met us in Bergen.\n\n"
            "Why did you leave Oslo?\n\nThe rent doubled. I could not pay it.\n\n"
            "Did your cat come along?\n\nShe did. I carried her over the mountains.\n\n"
            "My neighbours thought I was mad.\n\n"
            "Will you come back?\n\nI might, as a tourist.")
    assert [(speaker, content) for speaker, _, content in who(text) if content[-1] == "?"] == [
        ("", "Why did you leave Oslo?"), ("", "Did your cat come along?"),
        ("", "Will you come back?")]
    went_on = "She did. I carried her over the mountains. … My neighbours thought I was mad."
    assert ("Ada Berg", "", went_on) in who(text)


def test_crossheads_that_ask_are_no_interview():
    text = ("The dam at Lunde will close in May.\n\nWho owns the water?\n\n"
            "The farmers do. They have done so since 1905.\n\nWhat happens next?\n\n"
            "A court will decide.\n\nWhy does it matter?\n\nThe valley has no other well.")
    assert [row for row in who(text) if row[0]] == []


def test_remarks_between_questions_prompt_an_answer_too():
    text = ("The sculptor Ada Berg left Oslo in spring. Berg met us in Bergen.\n\n"
            "Why did you leave?\n\nThe rent doubled. I could not pay it.\n\n"
            "The mayor says you never paid.\n\nHe was always bad at sums.\n\n"
            "Did your cat come along?\n\nShe did. I carried her over the mountains.\n\n"
            "She laughs. It has begun to rain.\n\n"
            "Then why go back?\n\nMy mother lives there.")
    spoken = {content: speaker for speaker, _, content in who(text)}
    assert spoken["He was always bad at sums."] == "Ada Berg"
    assert "She laughs. It has begun to rain." not in spoken


def test_where_only_questions_have_labels_the_paragraphs_behind_them_answer():
    text = ("The sculptor Ada Berg left Oslo in spring.\n\n"
            "**Q: Why did you leave?**\n\nThe rent doubled. I could not pay it.\n\n"
            "**Q: Did your cat come along?**\n\nShe did. I carried her over the mountains.\n\n"
            "**Q: Will you come back?**\n\nNever.")
    assert [(speaker, content) for speaker, _, content in who(text) if speaker] == [
        ("Ada Berg", "The rent doubled. I could not pay it."),
        ("Ada Berg", "She did. I carried her over the mountains."), ("Ada Berg", "Never.")]


def test_a_label_that_comes_back_is_no_interview_unless_somebody_answers():
    text = ("The dam at Lunde will close in May.\n\nNote: Who owns the water?\n\n"
            "The farmers do.\n\nNote: What is next?\n\nA court will decide.\n\n"
            "Note: Why?\n\nThe valley has no other well.")
    assert [row for row in who(text) if row[0]] == []


def test_what_you_say_in_a_question_is_no_statement_of_who_is_asked():
    text = (
        "Question (Daily Post): Minister Weber, the port calls your ban a gift. What do you say to "
        "that?\n\nWeber: I have read it. It is unfair, and the port knows it."
    )
    assert all(s.cue != "say" for s in said(text))
    assert [s.content for s in said("You say that the port is closed.")] == [
        "that the port is closed"]


def test_labels_of_a_transcript_may_be_bold_have_titles_and_tell_who_somebody_is():
    text = ("The council of Lerum met on Monday.\n\n"
            "**THE CHAIR (Mrs Ada Berg):** The floor is open.\n\n"
            "**MR. FALK, head of works:** I ask for nine days. The sluice is old.\n\n"
            "**MS. LUND (Greens):** We gave you ninety.\n\n"
            "**FALK:** And I thank you for them.\n\n"
            "**BERG:** The vote is on Friday.")
    assert [content for _, _, content in who(text)][-5:] == [
        "The floor is open.", "I ask for nine days. The sluice is old.", "We gave you ninety.",
        "And I thank you for them.", "The vote is on Friday."]
    speakers = [speaker for speaker, _, content in who(text)]
    assert speakers[-5] == speakers[-1] and speakers[-4] == speakers[-2]


def test_a_list_under_bold_words_is_no_transcript():
    text = ("Two walks near Lerum.\n\n**Start:** The old mill.\n\n**End:** The new mill.\n\n"
            "**Start:** The church.\n\n**End:** The harbour.")
    assert who(text) == []


def test_readers_ask_under_their_names_and_an_answer_may_have_paragraphs():
    text = ("Your garden, by Ada Berg\n\n"
            "Q. Why does my plum tree bear nothing? — Mrs T. Falk, Lerum\n\n"
            "A. It is lonely. Plant another.\n\nBees do the rest.\n\n"
            "Q. May I cut it in June? — Bo Lund, Bergen\n\nA. You may, in dry weather.")
    rows = [(speaker, content) for speaker, _, content in who(text)]
    assert ("T. Falk", "Why does my plum tree bear nothing?") in rows
    assert "It is lonely. Plant another. … Bees do the rest." in [content for _, content in rows]


def test_remarks_amid_questions_prompt_an_answer_where_turns_alternate():
    text = ("The sculptor Ada Berg left Oslo in spring. Berg met us in Bergen.\n\n"
            "Why did you leave Oslo?\n\nThe rent doubled. I could not pay it.\n\n"
            "The mayor says the rent is fair.\n\nHe owns the house.\n\n"
            "Your critics say you were bored.\n\nI was never bored there.\n\n"
            "Will you come back?\n\nI come as a tourist.\n\n"
            "Do you miss the light?\n\nI miss the bakery more.")
    assert ("Ada Berg", "", "He owns the house.") in who(text)


def test_labels_before_the_first_question_and_answer_name_all_that_follow():
    text = ("The sculptor Ada Berg left Oslo in spring. Berg met Reuters in Bergen.\n\n"
            "Reuters: Why did you leave Oslo?\n\nBerg: The rent doubled. I could not pay it.\n\n"
            "Will you come back?\n\nI come as a tourist.\n\n"
            "Do you miss the light?\n\nI miss the bakery more.")
    assert who(text)[-6:] == [
        ("Reuters", "", "Why did you leave Oslo?"),
        ("Ada Berg", "Reuters", "The rent doubled. I could not pay it."),
        ("Reuters", "", "Will you come back?"),
        ("Ada Berg", "Reuters", "I come as a tourist."),
        ("Reuters", "", "Do you miss the light?"),
        ("Ada Berg", "Reuters", "I miss the bakery more."),
    ]


def test_a_label_that_only_tells_what_somebody_does_is_not_the_guest():
    text = ("HOST: My guest is the minister, Ada Berg. Ada Berg, why are you here?\n\n"
            "BERG: The train was late. I took a boat.\n\n"
            "HOST: My own boat sank.\n\nBERG: I saw it go.\n\n"
            "HOST: Ada Berg, I thank you.\n\nBERG: And I thank you.")
    rows = who(text)
    assert {speaker for speaker, _, content in rows
            if "boat" in content and "My" in content} == {"HOST"}
    assert ("Ada Berg", "", "I saw it go.") in rows


@pytest.mark.parametrize("answer, besides", [
    ("I said that the train was late. I took a boat.", []),
    ("Bo Falk said that the train was late. I took a boat.",
     [("Bo Falk", "that the train was late")]),
])
def test_what_somebody_tells_of_his_own_words_in_his_turn_is_said_once(answer, besides):
    text = ("The sculptor Ada Berg left Oslo in spring with Bo Falk. Berg met us in Bergen.\n\n"
            "Q: Why were you late?\n\nA: " + answer + "\n\n"
            "Q: Will you come back?\n\nA: I come as a tourist.")
    rows = [(speaker, content) for speaker, _, content in who(text)]
    assert [row for row in rows if row[1].endswith("late")] == besides
    assert ("Ada Berg", answer) in rows


def test_a_host_a_first_name_and_a_speaker_of_the_house_have_their_turns():
    text = ("Phone-in on the ferry\n\nGood morning. Jone in Lami, you were on board.\n\n"
            "JONE: I was, with two goats.\n\nHOST: And the crew?\n\n"
            "JONE: I saw the cook give his rice away.\n\nHOST: Thank you.")
    assert [speaker for speaker, _, _ in who(text)] == ["Jone", "HOST", "Jone", "HOST"]
    text = ("THE SPEAKER: Order. The Member will resume her seat.\n\n"
            "CR BEV STAINTON: I will not. Why should I?\n\nTHE SPEAKER: Because I ask you to.")
    assert [speaker for speaker, _, _ in who(text)] == ["SPEAKER", "Cr Bev Stainton", "SPEAKER"]


@pytest.mark.parametrize("label", ["THE JUDGE", "The Judge"])
def test_an_office_before_a_colon_is_not_who_is_spoken_to(label):
    text = (f"{label}: Mr. Ortega, do you understand?\n\nORTEGA: I reject it.\n\n"
            f"{label}: Sit down, Mr. Ortega.")
    speakers = [speaker.lower() for speaker, _, _ in who(text)]
    assert speakers == ["judge", "ortega", "judge"]


def test_a_full_name_in_capitals_before_a_colon_is_written_as_a_name():
    text = ("HOST: Is the bridge safe?\n\nLENA BRANDT: It is. Mr. Falk is lying.\n\n"
            "TOM FALK: Lena is a fool.")
    assert [speaker for speaker, _, _ in who(text)] == ["HOST", "Lena Brandt", "Tom Falk"]


def test_the_word_question_is_nobody():
    text = ("Minister Ada Berg met the press.\n\n"
            "QUESTION (Reuters): Minister, did Oslo agree to this?\n\nBERG: I asked at seven.\n\n"
            "QUESTION (TASS): Who pays for it?\n\nBERG: Whoever drives through it.")
    assert [speaker for speaker, _, _ in who(text)] == ["Reuters", "Ada Berg", "TASS", "Ada Berg"]


@pytest.mark.parametrize("label", ["Stehlík: ", "18.45 Stehlík: "])
def test_a_surname_before_a_colon_is_who_speaks(label):
    text = (f"{label}“We are not sending an envoy back”\n\n"
            "Prague – The ministry will send no envoy, Foreign Minister Radim Stehlík said.")
    assert who(text)[0][0] == "Radim Stehlík"


def test_a_capital_before_a_colon_is_no_person():
    text = ("Oslo: We will not pay\n\nBrussels – Chancellor Ada Berg said that she would not pay. "
            "Berg was angry.")
    assert who(text)[0][0] != "Ada Berg"
