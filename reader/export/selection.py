"""A selection: the findings of a story that a template tells, and what it leaves aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.review.mark import Verdict

if TYPE_CHECKING:
    from reader.comparison.change import ChangeClass
    from reader.export.finding import Finding
    from reader.export.report import StoryReport
    from reader.export.template import Template


@dataclass(frozen=True, slots=True)
class Selection:
    """Every finding of a story in exactly one place.

    ``told`` is what the template asks for. Of the rest, ``noise`` was judged so, ``trivial`` is house style and
    typography that nobody decided on, and ``left_out`` is what the template does not ask for.
    """

    told: tuple[Finding, ...]
    noise: tuple[Finding, ...]
    trivial: tuple[Finding, ...]
    left_out: tuple[Finding, ...]

    def with_verdict(self, verdict: Verdict | None) -> tuple[Finding, ...]:
        """Return the findings told that have ``verdict``."""
        return tuple(one for one in self.told if one.verdict is verdict)

    @property
    def trivial_counts(self) -> tuple[tuple[ChangeClass, str, int], ...]:
        """How many trivial findings each class and rule has, the most first."""
        counted = Counter((one.change_class, one.rule) for one in self.trivial)
        ordered = sorted(counted.items(), key=lambda item: (item[0][0].weight, -item[1], item[0][1]))
        return tuple((change_class, rule, count) for (change_class, rule), count in ordered)


def selection_of(story: StoryReport, template: Template) -> Selection:
    """Return the findings of ``story`` as ``template`` sorts them, each part in reading order."""
    told: list[Finding] = []
    noise: list[Finding] = []
    trivial: list[Finding] = []
    left_out: list[Finding] = []
    for finding in story.findings:
        if _is_told(finding, template):
            told.append(finding)
        elif finding.verdict is Verdict.NOISE:
            noise.append(finding)
        elif finding.verdict is None and finding.change_class.is_trivial:
            trivial.append(finding)
        else:
            left_out.append(finding)
    return Selection(tuple(told), tuple(noise), tuple(trivial), tuple(left_out))


def _is_told(finding: Finding, template: Template) -> bool:
    if finding.verdict not in template.verdicts:
        return False
    return finding.change_class in template.classes or (finding.verdict is not None and template.tells_decided)
