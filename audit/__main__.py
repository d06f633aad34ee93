"""`python -m audit [--json | --markdown] [FOLDER]`: what `make audit` runs. Exit code 1 when a budget is broken."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import chromium
import node
from audit import budgets, host, kinds, lighthouse, report, scripts, timing, validity, weight
from audit.report import Figure, Row


def main(arguments: list[str] | None = None) -> int:
    """Audit a built site, or build the project and audit that. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m audit", description="Hold the built site against budgets.toml.")
    parser.add_argument("site", nargs="?", type=Path, help="a folder with a built site (default: a fresh build)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    form.add_argument("--markdown", action="store_true", help="print the tables as the README has them")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        try:
            sections = audit(options.site or _build(Path(folder, "site")), budgets.read(Path("budgets.toml")))
        except (RuntimeError, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    rows = [row for rows in sections.values() for row in rows]
    broken = [f"{row.name}: {figure.name} {figure}" for row in rows for figure in row.figures if figure.broken]
    if options.json:
        print(json.dumps(_as_data(sections), indent=2, ensure_ascii=False))
    else:
        as_table = report.markdown if options.markdown else report.table
        print("\n\n".join(as_table(heading, rows) for heading, rows in sections.items()))
        print("\n" + ("\n".join(["Over budget:", *broken]) if broken else "Every budget is kept."))
    return 1 if broken else 0


def audit(site: Path, allowed: budgets.Budgets) -> dict[str, list[Row]]:
    """Everything measured, by heading. Raises RuntimeError when a tool is missing or fails, OSError for the site."""
    if "index.html" not in kinds.pages(site):
        raise RuntimeError(f"There is no built site in {site}.")
    path = chromium.find_or_install()
    with host.serve(site) as address:
        taken = _take_quizzes(site, address, path, allowed.phone)
        rows = _page_rows(site, address, path, allowed)
    first = allowed.phone.slowdowns[0]
    loaded = [_result_row(site, page, times) for (page, slowdown), times in taken.items() if slowdown == first]
    mistakes = validity.mistakes(site)
    return {
        "page": [*rows, *loaded],
        "slow phone": [_wait_row(page, slowdown, times, allowed) for (page, slowdown), times in taken.items()],
        "script": report.script_rows(scripts.sizes(site), allowed.on_request, allowed.quiz),
        "Nu HTML checker": [Row("all pages", (Figure("errors", len(mistakes), 0),)), *(Row(said, ()) for said in mistakes)],
    }


def _take_quizzes(site: Path, address: str, path: str, phone: budgets.Phone) -> dict[tuple[str, int], timing.Taken]:
    """Every quiz, at every slow-down."""
    quizzes = [page for page in kinds.pages(site) if kinds.kind_of(page) == "quiz"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        taken = {
            (page, slowdown): timing.take(browser, address + kinds.address_of(page), phone, slowdown)
            for page in quizzes
            for slowdown in phone.slowdowns
        }
        browser.close()
    return taken


def _page_rows(site: Path, address: str, path: str, allowed: budgets.Budgets) -> list[Row]:
    """The heaviest page of each kind."""
    heaviest: dict[str, tuple[str, weight.Weight]] = {}
    for page in kinds.pages(site):
        kind, weighed = kinds.kind_of(page), weight.weigh(site, page)
        if kind not in heaviest or weighed.total > heaviest[kind][1].total:
            heaviest[kind] = page, weighed
    urls = [address + kinds.address_of(page) for page, _ in heaviest.values()]
    reports = lighthouse.run(node.find(), path, chromium.FLAGS, urls)
    return [
        Row(
            " ".join([kind, kinds.address_of(page), *(f"[{audit}]" for audit in seen.lost)]),
            report.weight_figures(weighed, allowed.of(kind)) + report.lighthouse_figures(seen, allowed.of(kind), kind != "404"),
        )
        for (kind, (page, weighed)), seen in zip(heaviest.items(), reports, strict=True)
    ]


def _result_row(site: Path, page: str, times: timing.Taken) -> Row:
    weighed = weight.with_files(weight.weigh(site, page), site, times.files)
    return Row(f"quiz result {kinds.address_of(page)}", report.weight_figures(weighed, None))


def _wait_row(page: str, slowdown: int, times: timing.Taken, allowed: budgets.Budgets) -> Row:
    budget = allowed.quiz if slowdown == allowed.phone.slowdowns[0] else None
    return Row(f"{kinds.address_of(page)} {slowdown}×", report.timing_figures(times, budget))


def _build(site: Path) -> Path:
    run = subprocess.run([sys.executable, "-m", "publishing", "--output", str(site)], capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"The site could not be built:\n{run.stdout}{run.stderr}")
    return site


def _as_data(sections: dict[str, list[Row]]) -> dict[str, dict[str, dict[str, object]]]:
    return {
        heading: {
            row.name: {each.name: {"value": each.value, "budget": each.budget, "broken": each.broken} for each in row.figures}
            for row in rows
        }
        for heading, rows in sections.items()
    }


if __name__ == "__main__":
    sys.exit(main())
