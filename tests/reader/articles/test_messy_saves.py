"""Saves as people make them: pasted or printed pages with what stood round the article, invented, in ten languages."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reader.articles.block import Role
from reader.articles.extraction import extract
from reader.sources.source import Kind, source_of


@dataclass(frozen=True, slots=True)
class Save:
    """A text as saved, the headline in it, and the passages that a reader would call its text."""

    name: str
    text: str
    headline: str
    passages: tuple[str, ...]


def _lines(*lines: str) -> str:
    return "\n".join(lines)


def _parts(*parts: str) -> str:
    return "\n\n".join(parts)


EN = (
    "The ferry company of Varn has ordered two electric boats, its director Marta Lind said on Monday.",
    "“We waited long enough,” she told the harbour council. The boats are to cost 14 million crowns.",
    "Fishermen fear that the new quay will take their berths, and have written to the ministry.",
    "The ministry did not answer questions on the letter before the end of the week.",
)
FR = (
    "La compagnie de Varn a commandé deux bateaux électriques, a annoncé lundi sa directrice Marta Lind.",
    "« Nous avons attendu assez longtemps », a-t-elle déclaré devant le conseil du port.",
    "Les pêcheurs craignent de perdre leurs places et ont écrit au ministère au début de la semaine.",
)
DE = (
    "Die Reederei von Varn hat zwei elektrische Fähren bestellt, sagte ihre Leiterin Marta Lind am Montag.",
    "„Wir haben lange genug gewartet“, sagte sie im Hafenrat. Die Schiffe kosten 14 Millionen Kronen.",
    "Die Fischer fürchten um ihre Liegeplätze und haben dem Ministerium einen Brief geschrieben.",
)
ES = (
    "La naviera de Varn ha encargado dos barcos eléctricos, dijo el lunes su directora, Marta Lind.",
    "«Hemos esperado bastante», declaró ante el consejo del puerto, que votará la semana próxima.",
    "Los pescadores temen perder sus amarres y han enviado una carta al ministerio de Transportes.",
)
IT = (
    "La compagnia di Varn ha ordinato due traghetti elettrici, ha detto lunedì la direttrice Marta Lind.",
    "«Abbiamo aspettato abbastanza», ha spiegato davanti al consiglio del porto della città.",
    "I pescatori temono di perdere i loro posti e hanno scritto al ministero una lunga lettera.",
)
PT = (
    "A empresa de Varn encomendou dois barcos elétricos, disse na segunda-feira a diretora Marta Lind.",
    "“Esperamos o bastante”, afirmou ela perante o conselho do porto, que vota na próxima semana.",
    "Os pescadores receiam perder os seus lugares e escreveram uma carta ao ministério dos transportes.",
)
NL = (
    "De rederij van Varn heeft twee elektrische veerboten besteld, zei directeur Marta Lind maandag.",
    "“We hebben lang genoeg gewacht”, zei zij in de havenraad, die volgende week daarover stemt.",
    "De vissers vrezen dat zij hun ligplaatsen verliezen en hebben het ministerie een brief gestuurd.",
)
PL = (
    "Armator z Varn zamówił dwa promy elektryczne, powiedziała w poniedziałek dyrektor Marta Lind.",
    "„Czekaliśmy wystarczająco długo”, dodała na posiedzeniu rady portu, która zagłosuje za tydzień.",
    "Rybacy boją się, że stracą miejsca przy nabrzeżu, i napisali do ministerstwa długi list.",
)
RU = (
    "Судоходная компания Варна заказала два электрических парома, сообщила в понедельник директор Марта Линд.",
    "«Мы ждали достаточно долго», — сказала она на совете порта, который проголосует через неделю.",
    "Рыбаки боятся потерять свои причалы и написали в министерство длинное письмо с жалобой.",
)
AR = (
    "طلبت شركة العبارات في فارن قاربين كهربائيين جديدين، كما قالت مديرتها مارتا ليند يوم الاثنين الماضي.",
    "وقالت أمام مجلس الميناء إن الشركة انتظرت وقتا طويلا، وإن التصويت سيجري في الأسبوع المقبل.",
    "ويخشى الصيادون أن يفقدوا أماكنهم عند الرصيف الجديد، وقد كتبوا رسالة طويلة إلى الوزارة.",
)

SAVES = (
    Save(
        "headline twice, counters, share words and form text",
        _parts(
            "Two electric boats for Varn", "0", "Share", "×", "Two electric boats for Varn", "By Ada Roe",
            EN[0], EN[1], EN[2], EN[3], "Source: Varn Post, Oster Times", "Leave a Reply",
            "Your email address will not be published. Required fields are marked *", "Comment *", "Name *",
        ),
        "Two electric boats for Varn",
        EN,
    ),
    Save(
        "no blank lines, a plug in the middle, a photo line above",
        _lines(
            "Photo: Jan Moll / Varn Press", "Two electric boats for Varn", "3 May 2024", EN[0], EN[1],
            "Watch our video: a day at sea", "Read also: Oster buys a crane", EN[2], EN[3], "Related articles",
            "Oster buys a crane", "The winter that would not end",
        ),
        "Two electric boats for Varn",
        EN,
    ),
    Save(
        "a shortcode round the first letter, and others",
        _parts(
            "Two electric boats for Varn", "[dropcap]T[/dropcap]" + EN[0][1:], EN[1], '[gallery ids="12,15"]', EN[2],
            "[/vc_column_text]", EN[3],
        ),
        "Two electric boats for Varn",
        EN,
    ),
    Save(
        "tag debris, caption with a credit, sub-heading in dashes",
        _parts(
            "Two electric boats for Varn", "The quay at Varn - © AFP Jan Moll", EN[0] + "/p>", "< p>" + EN[1],
            "- Berths in doubt -", EN[2], EN[3] + "<br />", "&nbsp;", "Copyright 2024 AFP. All rights reserved.",
        ),
        "Two electric boats for Varn",
        (*EN[:2], "- Berths in doubt -", *EN[2:]),
    ),
    Save(
        "French, with its furniture",
        _parts(
            "Deux bateaux électriques pour Varn", "Publié le 3 mai 2024 à 10:15", "Par Ada Roux", "Partager", FR[0],
            "Lire aussi : Oster achète une grue", FR[1], FR[2], "Crédit photo : Jan Moll",
            "Abonnez-vous à notre newsletter", "Laisser un commentaire",
        ),
        "Deux bateaux électriques pour Varn",
        FR,
    ),
    Save(
        "German, one paragraph a line",
        _lines(
            "Zwei elektrische Fähren für Varn", "Von Ada Roe", "3. Mai 2024", "Teilen", DE[0], "Anzeige", DE[1],
            "Lesen Sie auch: Oster kauft einen Kran", DE[2], "Quelle: dpa", "Alle Rechte vorbehalten",
            "Kommentar schreiben",
        ),
        "Zwei elektrische Fähren für Varn",
        DE,
    ),
    Save(
        "Spanish, with a headline in capitals again",
        _parts(
            "Varn encarga dos barcos eléctricos", "VARN ENCARGA DOS BARCOS ELÉCTRICOS", "Por Ada Roe",
            "3 de mayo de 2024", "Compartir", ES[0], "Publicidad", ES[1], "Lea también: Oster compra una grúa", ES[2],
            "Foto: EFE", "Deja un comentario",
        ),
        "Varn encarga dos barcos eléctricos",
        ES,
    ),
    Save(
        "Italian",
        _parts(
            "Varn ordina due traghetti elettrici", "di Ada Roe", "3 maggio 2024", "Condividi", IT[0],
            "Leggi anche: Oster compra una gru", IT[1], "Pubblicità", IT[2], "© Riproduzione riservata",
            "Iscriviti alla newsletter",
        ),
        "Varn ordina due traghetti elettrici",
        IT,
    ),
    Save(
        "Portuguese",
        _parts(
            "Varn encomenda dois barcos elétricos", "Por Ada Roe", "3 de maio de 2024 às 10:15", "Compartilhar", PT[0],
            "Leia também: Oster compra um guindaste", PT[1], "Publicidade", PT[2], "Todos os direitos reservados",
            "Deixe um comentário",
        ),
        "Varn encomenda dois barcos elétricos",
        PT,
    ),
    Save(
        "Dutch and Polish furniture",
        _parts(
            "Varn bestelt twee elektrische veerboten", "Door Ada Roe", "3 mei 2024", "Delen", NL[0],
            "Lees ook: Oster koopt een kraan", NL[1], "Advertentie", NL[2], "Foto: ANP", "Reageer op dit artikel",
        ),
        "Varn bestelt twee elektrische veerboten",
        NL,
    ),
    Save(
        "Polish",
        _parts(
            "Varn zamawia dwa promy elektryczne", "Opublikowano: 3 maja 2024", "Udostępnij", PL[0],
            "Czytaj także: Oster kupuje dźwig", PL[1], "Reklama", PL[2], "Źródło: PAP", "Dodaj komentarz",
        ),
        "Varn zamawia dwa promy elektryczne",
        PL,
    ),
    Save(
        "Russian",
        _parts(
            "Варна заказала два электрических парома", "3 мая 2024", "Поделиться", RU[0],
            "Читайте также: Остер купил кран", RU[1], "Реклама", RU[2], "Источник: ТАСС", "Оставить комментарий",
        ),
        "Варна заказала два электрических парома",
        RU,
    ),
    Save(
        "Arabic",
        _parts(
            "فارن تطلب قاربين كهربائيين جديدين", "شارك", AR[0], "اقرأ أيضا: أوستر تشتري رافعة", AR[1], "إعلان", AR[2],
            "المصدر: رويترز", "جميع الحقوق محفوظة",
        ),
        "فارن تطلب قاربين كهربائيين جديدين",
        AR,
    ),
    Save(
        "quotes without a space before them",
        _parts(
            "Two electric boats for Varn", "By Ada Roe", EN[0],
            "Lind told the council:“We waited long enough,”and named 14 million crowns as the price of the boats.",
            EN[2], "Follow us on Facebook", "Tags: ferry, Varn",
        ),
        "Two electric boats for Varn",
        (
            EN[0],
            "Lind told the council:“We waited long enough,”and named 14 million crowns as the price of the boats.",
            EN[2],
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.name)
def test_a_messy_save_gives_its_headline_and_its_passages(save: Save) -> None:
    article = extract(source_of("saved.txt", save.text.encode(), Kind.TEXT))[0].article
    assert article.headline is not None
    assert article.headline.value == save.headline
    assert tuple(block.text for block in article.passages) == save.passages
    assert sum(block.role is Role.HEADLINE for block in article.blocks) == 1


def test_a_first_letter_in_a_shortcode_belongs_to_its_word_and_that_is_said() -> None:
    first, second = "[drop_cap]T[/drop_cap]" + EN[0][1:], "[dropcap size=2]“W[/dropcap]" + EN[1][2:]
    text = _parts("Two electric boats for Varn", first, second)
    extraction = extract(source_of("saved.txt", text.encode(), Kind.TEXT))[0]
    assert tuple(block.text for block in extraction.article.passages) == EN[:2]
    shown = [extraction.page.text[block.span.start : block.span.end] for block in extraction.article.blocks]
    assert shown == [block.text for block in extraction.article.blocks]
    assert extraction.article.findings[0].kind == "shortcode"
