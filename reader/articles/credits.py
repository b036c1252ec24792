"""Whose text it is: outlet, agency, byline and the chain of credits, each with what it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.article import Claim, Finding
from reader.articles.block import Block, Role
from reader.articles.byline import byline_of
from reader.articles.credited import agencies_in, agency_named, is_agency_shaped, is_domain, outlet_named
from reader.articles.dateline import agency_line
from reader.articles.line import credit_of_caption, words
from reader.articles.outlet_line import outlet_of_line
from reader.sources.page import RECORD_ORIGINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import RawField

_OUTLET_FIELDS = (
    ("outlet", "record"), ("outlet", "front matter"), ("publisher", "front matter"), ("publisher", "json-ld"),
    ("og:site_name", "meta"), ("application-name", "meta"), ("publisher", "json-ld page"), ("site", "front matter"),
    ("outlet", "book"),
)  # fmt: skip
_OWNER = re.compile(r"(?:©|\(c\)|[Cc]opyright)\s*(?:\(?\d{4}\)?\s*)?((?:[A-Z][\w’'-]*\s?){2,4})(?<!\s)")
_TEAM = frozenset(("staff", "desk", "newsroom", "team", "editors", "agencies", "correspondents", "redaktion", "news"))
_WITH = re.compile(r"\bwith ([A-Z][\w’' ]{1,40})")
_TOLD = re.compile(r"\b(?:told|tells)\s(?:the\s)?([A-Z][\w ]{1,24}?)(?=[\s,.;]|\Z)")


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose text it is. The chain runs from the publisher to the origin."""

    outlet: Claim | None
    agency: Claim | None
    byline: tuple[str, ...]
    chain: tuple[str, ...]
    findings: tuple[Finding, ...]


def credits_of(blocks: Sequence[Block], fields: Sequence[RawField], near: range) -> Credits:
    """Return what blocks and metadata credit; ``near`` numbers the blocks round the text, where bylines count."""
    byline = byline_of(blocks, fields, near)
    listed = _listed(blocks)
    line = next((found for block in blocks if block.role is Role.DATELINE and (found := agency_line(block.text))), None)
    passed_on = line.names if line is not None else ()
    claimed = tuple(_agencies(blocks, fields, passed_on, byline))
    agency = next(iter(claimed), None)
    outlet = _outlet(fields, listed, passed_on, blocks)
    chain = _chain(outlet, listed, passed_on, agency)
    return Credits(outlet, agency, byline, chain, tuple(_findings(claimed, chain, byline)))


def _field(fields: Sequence[RawField], wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, origin in wanted:
        for field in fields:
            if field.stands_in(name, origin) and field.value.strip():
                yield field.value.strip(), f"{field.origin}: {name}"


def _listed(blocks: Sequence[Block]) -> tuple[tuple[str, ...], ...]:
    """Return the credited names of the first credit line, each entry a chain of those joined by "via"."""
    for block in blocks:
        if block.role is Role.CREDIT and block.rule in ("credit-list", "source-line"):
            text = re.sub(
                r"^\W*(?:sources?|quellen?|fuente|fonte|via|credits?)\s*:\s*", "", block.text, flags=re.IGNORECASE
            )
            if block.rule == "source-line" and text == block.text:
                continue
            entries = [entry for entry in re.split(r"[,;/|•·]|\band\b", text) if entry.strip()]
            return tuple(
                tuple(outlet_named(name) or name.strip() for name in re.split(r"\bvia\b", entry)) for entry in entries
            )
    return ()


def _outlet(
    fields: Sequence[RawField], listed: Sequence[tuple[str, ...]], passed_on: tuple[str, ...], blocks: Sequence[Block]
) -> Claim | None:
    for value, evidence in _field(fields, _OUTLET_FIELDS):
        return Claim(value, evidence)
    if len(passed_on) > 1:
        return Claim(passed_on[0], "agency line")
    for block in blocks:
        named = outlet_of_line(block.text) if block.rule == "outlet-line" else None
        if named is not None and agency_named(named) is None:
            return Claim(named, f"line of the page: {block.text}")
    own = next((entry[0] for entry in listed if len(entry) == 1 and is_domain(entry[0])), None)
    if own is not None:
        return Claim(own, "credit line: the one web address in it", is_proposal=True)
    if listed:
        line = next(block.text for block in blocks if block.role is Role.CREDIT)
        return Claim(listed[0][0], f"credit line: {line}", is_proposal=True)
    return None


def _agencies(
    blocks: Sequence[Block], fields: Sequence[RawField], passed_on: tuple[str, ...], byline: tuple[str, ...]
) -> Iterator[Claim]:
    """Yield the agencies that the text can be credited to, best evidence first."""
    if passed_on:
        yield Claim(passed_on[-1], "agency line")
    for value, evidence in _field(fields, (("agency", "record"), ("agency", "front matter"))):
        yield Claim(agency_named(value) or value, evidence)
    for block in blocks:
        if block.role is Role.RIGHTS and (owner := _owner(block.text)):
            yield Claim(owner, f"rights line: {block.text}")
    for name in byline:
        named = agency_named(name)
        if named:
            yield Claim(named, f"byline: {name}")
    for block in blocks:
        named = agency_named(block.text.strip("*_ ")) if block.role is Role.CREDIT else None
        if named:
            yield Claim(named, f"credit line: {block.text}")
        aside = _WITH.search(block.text) if block.role is Role.BYLINE else None
        if aside is not None and (helper := agency_named(aside.group(1))):
            yield Claim(helper, f"byline: {block.text}")
    yield from _weak_agencies(blocks)


def _owner(text: str) -> str | None:
    """Return the agency that a rights line names as the owner of the text."""
    known = agencies_in(text)
    if known:
        return known[0]
    match = _OWNER.search(text)
    return match.group(1) if match is not None and is_agency_shaped(match.group(1)) else None


def _weak_agencies(blocks: Sequence[Block]) -> Iterator[Claim]:
    for block in blocks:
        match = _TOLD.search(block.text) if block.role is Role.BODY else None
        name = agency_named(match.group(1)) if match is not None else None
        if match is not None and name:
            yield Claim(name, f"text: {match.group()}", is_proposal=True)
    for block in blocks:
        if block.role is Role.CAPTION:
            credit = credit_of_caption(block.text) or ""
            for name in agencies_in(credit):
                yield Claim(name, f"caption credit: {credit}", is_proposal=True)


def _chain(
    outlet: Claim | None, listed: Sequence[tuple[str, ...]], passed_on: tuple[str, ...], agency: Claim | None
) -> tuple[str, ...]:
    """Return the names from publisher to origin; of a credit list the entry with "via" comes last."""
    names = [outlet.value] if outlet is not None else []
    names += [name for entry in listed if len(entry) == 1 for name in entry]
    joined = [name for entry in listed if len(entry) > 1 for name in entry]
    names = [name for name in names if name not in joined] + joined
    names += passed_on
    if agency is not None:
        names.append(agency.value)
    return tuple(dict.fromkeys(names))


def is_person(name: str) -> bool:
    """Tell whether a byline names a person, not a desk or a team."""
    own = words(name)
    return len(own) >= 2 and not any(word in _TEAM for word in own)


def _findings(claimed: Sequence[Claim], chain: tuple[str, ...], byline: tuple[str, ...]) -> Iterator[Finding]:
    """Yield that an agency and a person both sign, or that agencies are claimed which do not pass the text on.

    A record that states its agency and its author means the agency's own author.
    """
    sure = [claim for claim in claimed if not claim.is_proposal and not claim.evidence.startswith("byline")]
    if not sure:
        return
    agency = sure[0]
    people = [name for name in byline if agency_named(name) is None and is_person(name)]
    if people and agency is claimed[0] and agency.evidence.partition(":")[0] not in RECORD_ORIGINS:
        yield Finding(
            "agency_conflict",
            f"The text is credited to {agency.value} ({agency.evidence}), but signed by {', '.join(people)}.",
        )
    other = next((claim for claim in sure if claim.value != agency.value and claim.value not in chain), None)
    if other is not None:
        yield Finding(
            "agency_conflict",
            f"The text is credited to {agency.value} ({agency.evidence}) and to {other.value} ({other.evidence}).",
        )
