"""Who says it: reporting verbs, named and unnamed sources."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.comparison.names import is_name
from reader.comparison.roles import AUXILIARY, CLAUSE, DETERMINER, HONORIFIC, PREPOSITION, REPORT, SOURCE, SOURCE_NOUN
from reader.comparison.tokens import TokenKind, word_key

if TYPE_CHECKING:
    from reader.comparison.side import Side

_LONGEST_SUBJECT = 8
_LONGEST_TAG = 9
_LONGEST_OFFICE = 4
_HAVE = frozenset({"ha", "hanno", "a", "ont", "hat", "haben", "han", "heeft", "hebben", "har"})
_OFFICES = ("minister", "ministerin", "sprecher", "sprecherin", "chef", "chefin", "prasident", "prasidentin", "kanzler")
_UNNAMED = frozenset(
    [
        "source",
        "sources",
        "official",
        "officials",
        "diplomat",
        "diplomats",
        "person",
        "people",
        "insider",
        "insiders",
        "aide",
        "aides",
        "witness",
        "witnesses",
        "officer",
        "officers",
        "responsable",
        "responsables",
        "quelle",
        "quellen",
        "fuente",
        "fuentes",
        "funcionario",
        "funcionarios",
        "источник",
        "источники",
        "чиновник",
        "чиновники",
        "مصدر",
        "مصادر",
        "مسؤول",
        "مسؤولون",
    ]
)
_CITING = frozenset({"citing", "quoting", "citant", "citando"})
_DISCREET = frozenset(
    [
        "anonymity",
        "unnamed",
        "named",
        "anonymous",
        "identified",
        "anonymat",
        "anonyme",
        "anonym",
        "anonimato",
        "анонимности",
    ]
)
_THAT = frozenset({"that", "que", "qu'", "dass", "что", "أن", "إن", "che", "dat", "att", "at", "ze", "що", "że"})
_NOT_IN_SUBJECT = frozenset({":", ";", ".", "?", "!"})


def is_report(side: Side, at: int) -> bool:
    """Tell whether token ``at`` is a reporting verb where it stands."""
    return 0 <= at < len(side.tokens) and REPORT in side.roles[at]


def names_source(side: Side, first: int, last: int) -> bool:
    """Tell whether a stretch holds a name or a word for somebody who says things."""
    return any(
        SOURCE_NOUN in side.roles[at] or HONORIFIC in side.roles[at] or is_name(side, at) for at in range(first, last)
    )


def only_names_source(side: Side, first: int, last: int) -> bool:
    """Tell whether a stretch only says where the words beside it come from."""
    words = side.words(first, last)
    if not words or side.is_inside(first, last):
        return False
    roles = side.roles[words[0]]
    if _names_channel(side, words):
        return True
    if SOURCE in roles:
        spoken = [at for at in words[1:-1] if is_report(side, at) and DETERMINER not in side.roles[at - 1]]
        is_short = len(words) <= _LONGEST_TAG + 4 and not spoken
        citing = side.tokens[words[0]].key in _CITING
        return is_short and (not citing or names_source(side, words[0] + 1, last))
    return _is_tag(side, words) or _is_description(side, first, last, words)


@cache
def _channels() -> frozenset[str]:
    return frozenset(word_key(word) for word in lexicon("change_reporting")["en"]["channels"])


def _names_channel(side: Side, words: tuple[int, ...]) -> bool:
    """Tell whether the words say where something was said: in a statement, in an interview with the station."""
    if len(words) > _LONGEST_TAG or side.tokens[words[0]].key not in ("in", "on", "at", "via"):
        return False
    noun = next((at for at in words[1:4] if side.tokens[at].key in _channels()), None)
    return noun is not None and (noun == words[-1] or PREPOSITION in side.roles[noun + 1])


def _is_tag(side: Side, words: tuple[int, ...]) -> bool:
    """Tell whether the words are ``a spokesman said`` or ``said Petra Holm``, with no more than a date beside."""
    if len(words) > _LONGEST_TAG:
        return False
    core = [at for at in words if side.tokens[at].kind is not TokenKind.DATE]
    verbs = [at for at in core if is_report(side, at)]
    if not verbs or any(side.depth[at] for at in core):
        return False
    if _is_whole_sentence(side, words) or any(
        side.roles[at] & {CLAUSE} - {PREPOSITION}
        and at == core[0]
        and side.tokens[at].key in ("but", "and", "which", "who")
        for at in core
    ):
        return False
    if verbs[-1] >= core[-1] - _trailing_small(side, core):
        return len(core) > 1
    if verbs[0] == core[0]:
        return names_source(side, core[0] + 1, core[-1] + 1)
    heard = [at for at in core if at > verbs[-1] and not side.roles[at] & {PREPOSITION, DETERMINER, AUXILIARY}]
    return all(SOURCE_NOUN in side.roles[at] or is_name(side, at) for at in heard)


def _trailing_small(side: Side, core: list[int]) -> int:
    count = 0
    for at in reversed(core):
        if not side.roles[at] & {PREPOSITION, DETERMINER, AUXILIARY} and side.tokens[at].key not in _THAT:
            break
        count += 1
    return count


def _is_whole_sentence(side: Side, words: tuple[int, ...]) -> bool:
    return any(
        sentence.first == words[0] and set(side.words(sentence.first, sentence.last)) <= set(words)
        for sentence in side.sentences
    )


def _is_description(side: Side, first: int, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether the words describe a source without a name: ``close to the talks``."""
    keys = {side.tokens[at].key for at in words}
    if keys & _DISCREET or {"gave", "name"} <= keys or {"gives", "name"} <= keys:
        return True
    if side.tokens[last - 1].kind is TokenKind.WORD and _ranks_source(side, last, words):
        return True
    if first == 0 or side.tokens[first].key == ",":
        return False
    before = side.tokens[first - 1].key
    return before in _UNNAMED and (
        is_report(side, last) or side.tokens[words[0]].key in ("close", "familiar", "with", "in", "from", "at")
    )


def _ranks_source(side: Side, last: int, words: tuple[int, ...]) -> bool:
    """Tell whether one word says what kind of unnamed source speaks: a senior official said."""
    if len(words) != 1 or last + 1 >= len(side.tokens) or side.tokens[last].key not in _UNNAMED:
        return False
    return is_report(side, last + 1) and not side.roles[words[0]]


def is_subject_of_report(side: Side, first: int, last: int) -> bool:
    """Tell whether a stretch stands where the speaker is named."""
    if first > 0 and (SOURCE in side.roles[first - 1] or _after_verb(side, first)):
        return True
    if (
        first > 1
        and DETERMINER in side.roles[first - 1]
        and (SOURCE in side.roles[first - 2] or _after_verb(side, first - 1))
    ):
        return True
    return _before_verb(side, first, last) or _after_office(side, first)


def _after_office(side: Side, first: int) -> bool:
    """Tell whether a verb of saying and nothing but an office stand before ``first``: said mayor Petra Holm."""
    at = first
    while at > max(0, first - _LONGEST_OFFICE) and _is_office(side, at - 1):
        at -= 1
    is_named = any(not side.roles[place] & {DETERMINER} for place in range(at, first))
    return is_named and _after_verb(side, at)


def _is_office(side: Side, at: int) -> bool:
    roles = side.roles[at]
    if roles & {DETERMINER, HONORIFIC, SOURCE_NOUN} or any(role.startswith("label") for role in roles):
        return True
    # In German an office is a noun with a capital like any other.
    return side.language == "de" and side.tokens[at].text[:1].isupper() and side.tokens[at].key.endswith(_OFFICES)


def _after_verb(side: Side, first: int) -> bool:
    """Tell whether a verb with its speaker behind it (``said Petra Holm``) stands just before ``first``."""
    if not is_report(side, first - 1):
        return False
    at = first - 2
    if at >= 0 and side.tokens[at].key in _HAVE:
        at -= 1
    if side.tokens[first - 1].key in ("told", "informed", "briefed"):
        return True
    return at < 0 or side.tokens[at].key in (",", "—", "-", ":") or side.depth[at] > side.depth[first - 1]


def _before_verb(side: Side, first: int, last: int) -> bool:
    """Tell whether the verb of the clause that the stretch opens is a reporting verb."""
    if first and not _opens_clause(side, first):
        return False
    is_apposition = first > 0 and side.tokens[first - 1].key == "," and side.depth[first - 1] == side.depth[first]
    if is_apposition and last < len(side.tokens) and side.tokens[last].key == ",":
        return not any(sentence.first <= first - 2 and sentence.last > last for sentence in side.sentences)
    for at in range(last, min(last + _LONGEST_SUBJECT, len(side.tokens))):
        if side.tokens[at].key in _NOT_IN_SUBJECT:
            return False
        if is_report(side, at):
            return side.depth[at] == side.depth[first]
        if side.tokens[at].key == "," and (is_apposition or (not is_report(side, at + 1) and at > last)):
            return False
    return False


def _opens_clause(side: Side, first: int) -> bool:
    at = first - 1
    while at >= 0 and side.roles[at] & {DETERMINER, HONORIFIC}:
        at -= 1
    if at < 0 or any(sentence.first == at + 1 for sentence in side.sentences):
        return True
    return (
        side.tokens[at].kind is TokenKind.PUNCTUATION
        or side.tokens[at].key in ("but", "and", "that", "as")
        or (side.depth[at] > side.depth[first])
    )
