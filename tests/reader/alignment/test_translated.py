"""Passages told in another language: clear pairs are linked and sure, unclear ones never sure."""

from __future__ import annotations

import pytest

from reader.alignment.aligning import align
from reader.alignment.sounds import names_by_sound, sound_of

ENGLISH = (
    "The ferry Aldera ran aground off Kestrin on Saturday with 186 passengers on board, the coast guard said.",
    "Captain Milan Dorsek, 52, told Radio Kestrin that the steering had failed twice since April.",
    "“There was a bang and the lights went out,” said Teresa Volkan, a nurse from Bremling.",
    "Divers will look at the hull in the morning.",
    "The shipping line Norvessel sold two of its seven ferries in 2021 and owes its banks 310 million dollars.",
    "Transport Minister Pavel Gradin will visit the island on Tuesday.",
)
TRANSLATED = {
    "de": (
        "Die Fähre Aldera ist am Samstag vor Kestrin mit 186 Passagieren auf Grund gelaufen, sagte die Küstenwache.",
        "Kapitän Milan Dorsek, 52, sagte Radio Kestrin, die Steuerung sei seit April zweimal ausgefallen.",
        "„Es gab einen Knall, dann ging das Licht aus“, sagte Teresa Volkan, eine Krankenschwester aus Bremling.",
        "Taucher sollen sich am Morgen den Rumpf ansehen.",
        "Die Reederei Norvessel verkaufte 2021 zwei ihrer sieben Fähren und schuldet Banken 310 Millionen Dollar.",
        "Verkehrsminister Pavel Gradin besucht die Insel am Dienstag.",
    ),
    "fr": (
        "Le ferry Aldera s’est échoué samedi au large de Kestrin avec 186 passagers, ont indiqué les garde-côtes.",
        "Le capitaine Milan Dorsek, 52 ans, a dit à Radio Kestrin que la barre avait lâché deux fois depuis avril.",
        "« Il y a eu un choc et les lumières se sont éteintes », raconte Teresa Volkan, infirmière à Bremling.",
        "Des plongeurs examineront la coque dans la matinée.",
        "L’armateur Norvessel a vendu deux de ses sept ferries en 2021 et doit 310 millions de dollars aux banques.",
        "Le ministre des Transports, Pavel Gradin, se rendra sur l’île mardi.",
    ),
    "ru": (
        "Паром «Альдера» в субботу сел на мель у Кестрина, на борту было 186 пассажиров, сообщила береговая охрана.",
        "Капитан Милан Дорсек, 52 года, сказал «Радио Кестрин», что руль с апреля отказывал дважды.",
        "«Раздался удар, и погас свет», — рассказала Тереза Волкан, медсестра из Бремлинга.",
        "Утром водолазы осмотрят корпус.",
        "Компания «Норвессел» в 2021 году продала два из семи паромов и должна банкам 310 миллионов долларов.",
        "Министр транспорта Павел Градин приедет на остров во вторник.",
    ),
    "ar": (
        "جنحت العبارة ألديرا يوم السبت قبالة كسترين وعلى متنها 186 راكبا، بحسب خفر السواحل.",
        "وقال القبطان ميلان دورسك، 52 عاما، لإذاعة كسترين إن الدفة تعطلت مرتين منذ أبريل.",
        "وقالت الممرضة تيريزا فولكان من بريملينغ: «سمعنا دويا ثم انطفأت الأنوار».",
        "سيفحص غواصون الهيكل في الصباح.",
        "باعت شركة نورفيسل اثنتين من عباراتها السبع عام 2021 وهي مدينة للبنوك بمبلغ 310 ملايين دولار.",
        "وسيزور وزير النقل بافل غرادين الجزيرة يوم الثلاثاء.",
    ),
}
ANOTHER_EVENT = {
    "de": (
        "Im Hafen von Tolmar hat am Samstag ein neues Museum für Schifffahrt eröffnet.",
        "Teresa Lindal führte 52 Gäste durch die Räume, darunter Pavel Holst.",
        "Der Bau kostete 310 Millionen Dollar mehr als geplant.",
        "Am Dienstag bleibt das Haus zu.",
    ),
    "fr": (
        "Un nouveau musée de la navigation a ouvert samedi dans le port de Tolmar.",
        "Teresa Lindal a guidé 52 invités, dont Pavel Holst.",
        "Le chantier a coûté 310 millions de dollars de plus que prévu.",
        "Le musée sera fermé mardi.",
    ),
    "ru": (
        "В порту Толмара в субботу открылся новый музей мореплавания.",
        "Тереза Линдаль провела по залам 52 гостей, среди них Павел Хольст.",
        "Стройка обошлась на 310 миллионов долларов дороже.",
        "Во вторник музей закрыт.",
    ),
    "ar": (
        "افتتح يوم السبت متحف جديد للملاحة في ميناء تولمار.",
        "وقادت تيريزا ليندال 52 ضيفا بينهم بافل هولست في القاعات.",
        "وكلف البناء 310 ملايين دولار أكثر من المخطط.",
        "وسيغلق المتحف يوم الثلاثاء.",
    ),
}
WITHOUT_CONSTANTS = 3
LANGUAGES = ("de", "fr", "ru", "ar")


def pairs(first: tuple[str, ...], second: tuple[str, ...], language: str) -> dict[tuple[int, int], bool]:
    found: dict[tuple[int, int], bool] = {}
    for row in align([first, second], languages=["en", language]).rows:
        if row.cells[0] and row.cells[1]:
            found |= {(i, j): row.is_sure for i in row.cells[0].passages for j in row.cells[1].passages}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_linked_all_through_and_unsure_where_nothing_but_the_order_says_so(language: str) -> None:
    found = pairs(ENGLISH, TRANSLATED[language], language)
    assert set(found) == {(number, number) for number in range(len(ENGLISH))}
    assert {number for number, _ in found if not found[number, number]} == {WITHOUT_CONSTANTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_in_another_order_are_found_by_names_and_figures(language: str) -> None:
    order = (4, 0, 2, 1)
    found = pairs(ENGLISH, tuple(TRANSLATED[language][number] for number in order), language)
    assert {(i, order[j]) for i, j in found} == {(0, 0), (1, 1), (2, 2), (4, 4)}
    assert all(found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_report_of_another_event_is_sure(language: str) -> None:
    assert not any(pairs(ENGLISH, ANOTHER_EVENT[language], language).values())


def test_five_languages_share_their_rows() -> None:
    rows = align([ENGLISH, *(TRANSLATED[one] for one in LANGUAGES)], languages=["en", *LANGUAGES]).rows
    assert [[cell.passages for cell in row.cells if cell] for row in rows] == [[(n,)] * 5 for n in range(len(ENGLISH))]


def test_a_short_line_does_not_tell_passages_between_others_apart() -> None:
    english = (ENGLISH[0], "Divers will look at the hull in the morning.", "Kestrin", "Nobody was hurt on board.")
    german = (
        TRANSLATED["de"][0],
        "Kestrin",
        "Taucher sollen sich am Morgen den Rumpf ansehen.",
        "An Bord wurde niemand verletzt.",
    )
    found = pairs(english, german, "de")
    assert (1, 3) not in found
    assert not any(sure for (i, _), sure in found.items() if i in {1, 3})


@pytest.mark.parametrize(
    ("latin", "other"),
    [("Volkan", "Волкан"), ("Volkan", "فولكان"), ("Bremling", "بريملينغ"), ("Schorev", "Шорев"), ("Philip", "Филип")],
)
def test_a_name_sounds_the_same_in_another_script(latin: str, other: str) -> None:
    assert sound_of(latin) == sound_of(other)


def test_names_of_few_consonants_are_no_evidence() -> None:
    assert names_by_sound("Mr Lee met Dorsek in Oslo") == {"trsk"}
