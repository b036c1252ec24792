"""Speed of reports: a story of 6 articles with 60 passages each and some eight hundred changes, in every format.

Usage: python -m bench.speed_reports [--repeat 3] [--template everything]

Times are of the processor, in milliseconds, the least of the repeats; "gathering" makes the findings of the comparison
and is part of every report. The goal is 2,000 for each, gathering and format together.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from reader.export.report import joined_report, report_of
from reader.export.template import template_named
from reader.export.writing import ReportFormat, report_content
from tests.ui.comparison.large_story import large_story

if TYPE_CHECKING:
    from collections.abc import Callable


def least_ms(repeat: int, call: Callable[[], object]) -> float:
    times = []
    for _ in range(repeat):
        start = time.process_time()
        call()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--template", default=None)
    arguments = parser.parse_args()
    story = large_story()
    template = template_named(arguments.template)
    report = joined_report(story.row.title, (report_of(story, (), ()),))
    gathering = least_ms(arguments.repeat, lambda: report_of(story, (), ()))
    print(f"{len(report.stories[0].findings)} findings, gathering {gathering:.0f} ms")
    for one in ReportFormat:
        size = 0

        def write(one: ReportFormat = one) -> None:
            nonlocal size
            size = len(report_content(report, template, one).data)

        print(f"{one:<6} {least_ms(arguments.repeat, write):6.0f} ms, {size / 1000:7.0f} kB")


if __name__ == "__main__":
    main()
