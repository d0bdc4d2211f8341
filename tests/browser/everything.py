"""Every page of the campaigns in a browser, wide and on a phone, by a person who has hours rather than minutes:

    python -m tests.browser.everything [--slug SLUG]... [--width PX]... [--subjects N] [--windows N]

It serves a demo of its own, finds the addresses without a browser and then opens each page of them once at each width;
of the pages of subjects, on request, so many of every kind. Everything that is wrong is told at the end, each fault
once with the pages it is on. The command fails if anything is wrong.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.browser.addresses import Every
from tests.browser.asking import Answer, ask_everything, start
from tests.browser.chromium import CHROMIUM, SWITCHES
from tests.browser.looking import Eye, Look, report
from tests.browser.serving import demo
from tests.conftest import SEEDS

SLUGS = ["quanzhou-2022", "sample-2026"]
WIDTHS = [1440, 390]
SUBJECT = re.compile(r"/c/[\w-]+/s/([\w-]+)/(?!new/)[^?]+")
SOON = 1000  # milliseconds within which a page should show something
TELL_EVERY = 100

_eyes: dict[int, Eye] = {}


def main() -> None:
    """Look at everything that was asked for, and exit with 1 if anything is wrong."""
    asked = _asked()
    looks: list[Look] = []
    with TemporaryDirectory() as data, demo(Path(data), SEEDS) as site:
        start(Path(data), SEEDS)
        for slug in asked.slug or SLUGS:
            answers = ask_everything(Path(data), SEEDS, slug, Every())
            pages = list(_pages(answers, asked.subjects))
            _say(f"{slug}: {len(answers)} addresses, {len(pages)} pages to look at")
            looks += [Look(answer.address, answer.faults) for answer in answers if answer.faults]
            looks += look_at_all(site, pages, asked.width or WIDTHS, asked.windows)
    late = sum(look.shown > SOON for look in looks)
    _say(f"half of the pages show within {median(look.shown for look in looks):.0f} ms, {late} not within {SOON}")
    _say(report(looks))
    sys.exit(any(look.faults for look in looks))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.everything", description=__doc__.partition(":")[0])
    parser.add_argument("--slug", action="append", metavar="SLUG", help="a campaign; else both")
    parser.add_argument("--width", action="append", type=int, metavar="PX", help="a width; else 1440 and 390")
    parser.add_argument("--subjects", type=int, metavar="N", help="so many pages of each kind of subject; else all")
    parser.add_argument("--windows", type=int, default=os.cpu_count(), metavar="N", help="browsers at once")
    return parser.parse_args()


def _pages(answers: Iterable[Answer], n_subjects: int | None) -> Iterator[str]:
    """Yield the addresses of pages; of the subjects of each kind so many, spread evenly over all of them."""
    subjects: defaultdict[str, list[str]] = defaultdict(list)
    for answer in answers:
        if answer.is_page and (found := SUBJECT.fullmatch(answer.address)) and n_subjects:
            subjects[found[1]].append(answer.address)
        elif answer.is_page:
            yield answer.address
    for some in subjects.values():
        yield from some[:: -(-len(some) // n_subjects)]


def look_at_all(site: str, pages: list[str], widths: list[int], n_windows: int) -> list[Look]:
    """Open every page at every width in so many browsers at once; say each fault when first met, and how far it is."""
    begin, looks, met = time.monotonic(), [], Counter()
    with ProcessPoolExecutor(n_windows, get_context("spawn"), _open, (site, widths)) as pool:
        for look in pool.map(_look, [site] * len(pages) * len(widths), *zip(*product(pages, widths), strict=True)):
            looks.append(look)
            for fault in [fault for fault in look.faults if fault not in met]:
                _say(f"{look.name}: {fault}")
            met.update(look.faults)
            if len(looks) % TELL_EVERY == 0:
                _say(f"{len(looks)} looks, {len(met)} faults, {time.monotonic() - begin:.0f} s")
    return looks


def _open(site: str, widths: list[int]) -> None:
    from playwright.sync_api import sync_playwright

    browser = sync_playwright().start().chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
    _eyes.update({width: Eye(browser, width, site) for width in widths})


def _look(site: str, address: str, width: int) -> Look:
    return _eyes[width].look(site + address)


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
