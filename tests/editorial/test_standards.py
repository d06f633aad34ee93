"""The editorial standards: what an article must have, and must not say, each told with its place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue import scan
from editorial.site import Site
from editorial.standards import Report, check
from editorial_site import ARTICLE, FILES

FIRST = "content/articles/trust/first.md"
TODAY = date(2026, 11, 23)
Check = Callable[..., Report]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Write the sound site with these files changed, and check it."""
    monkeypatch.chdir(tmp_path)

    def checked(changed: dict[str, str] | None = None, today: date = TODAY, files: list[Path] | None = None) -> Report:
        for name, text in (FILES | (changed or {})).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        catalogue = scan(tmp_path / "content", [tmp_path / "quizzes"])
        site = Site(tmp_path / "content", ("trust",), catalogue, (), frozenset(), ())
        return check(site, tmp_path / "theme/templates", today, files)

    return checked


@pytest.fixture
def told(run: Check) -> Callable[..., list[str]]:
    """The first line of each problem of the first article after replacing some of its text."""

    def problems(old: str, new: str) -> list[str]:
        assert old in ARTICLE
        report = run({FIRST: ARTICLE.replace(old, new)})
        assert report.advice == ()
        return [str(problem).split("\n")[0].removeprefix(f"{FIRST}:") for problem in report.problems]

    return problems


def test_a_site_that_meets_every_standard_has_neither_problems_nor_advice(run: Check) -> None:
    assert run() == Report((), ())


BUS = "Ada waited for forty minutes in 1987."
CASES = [  # (what is replaced, with what, the problems)
    # what a label rests on
    ("{early} [@few2006]", "{early}", ["16:28: {early} has no source; write its key right after it: {early} [@key]",
                                       "16:1: a point of “In short” has an evidence label and a key: claim. {good} [@key]"]),
    (BUS, "So it is. {mixed} And more. [@few2006]",
     ["21:11: {mixed} has no source; write its key right after it: {mixed} [@key]"]),
    (BUS, "So it is {mixed} [@few2006], it seems.", []),
    (BUS, "So it is. {practice-wisdom}", []),
    (BUS, "Write `{good}` after it.", []),
    # numbers beside a citation
    (BUS, "It was 17 women. [@few2006]", ['21:8: "17" is no figure of few2006 in content/figures.yaml, which has: 16 women']),
    (BUS, "It was 17 women. [@why2009]", ['21:8: "17" is no figure of why2009 in content/figures.yaml; leave it out']),
    (BUS, "It was 17 women. [@few2006; @many2014]",
     ['21:8: "17" is no figure of few2006 or many2014 in content/figures.yaml, '
      "which has: 16 women; 74 studies, 14,255 people, r about .42"]),
    (BUS, "It was 16 women. [@few2006, p. 99]", []),
    (BUS, "It took four years, and five people. [@few2006]",
     ['21:25: "five" is no figure of few2006 in content/figures.yaml, which has: 16 women']),
    (BUS, "Two scales, one person and the two of you, in 2006 and the 1990s, on 3 May 2011. [@few2006]", []),
    (BUS, "Ada is 71. She waited. [@few2006]",
     ['21:8: "71" is no figure of few2006 in content/figures.yaml, which has: 16 women']),
    (BUS, "Ada waited for seven years. So it goes. [@few2006]", []),
    (BUS, "Ada is 71 and waited for 20 minutes.", []),
    # "about" where the register asks for it
    (BUS, "In 74 studies. [@many2014]", ['21:4: "74" comes from a second source; write "about 74"']),
    (BUS, "In about 74 studies with about 14,255 people. [@many2014]", []),
    (BUS, "In those 74 or so studies. [@many2014]", []),
    (BUS, "From about 12 to 16%. [@many2014]", []),
    (BUS, "The link was .42. [@many2014]", ['21:14: ".42" comes from a second source; write "about .42"']),
    (BUS, "Across seven studies. [@many2014]", []),
    (BUS, "In 16 women. [@few2006; @many2014]", []),
    # what is never printed, and words to avoid
    (BUS, "It takes six years of waiting.", ["21:10: never print six years as the usual wait: the source is thin"]),
    (BUS, "It takes six years of waiting. It does not. [@why2009]", []),
    (BUS, "It takes six years. Wait.", []),
    (BUS, "A Toxic hack.", ['21:3: avoid "Toxic": it shames a reader', '21:9: avoid "hack": it shames a reader']),
    (BUS, "Intoxicating. Hackneyed.", []),
    # dates and roles
    ("Author: The editors\n", "", ["1:1: Author is missing; add a line “Author: The Our2Souls editors”"]),
    ("Evidence_to: 2026-11\n", "", ["1:1: Evidence_to is missing; add a line “Evidence_to: 2026-11”"]),
    ("Quiz: moments\n", "", ["1:1: Quiz is missing; the plan gives this article moments"]),
    ("Quiz: moments", "Quiz: other", ['8:7: the plan gives this article moments, not "other"']),
    # safety notes
    ("Safety: S2", "Safety: S1", ["1:1: the plan's safety note S2 is missing; add it to the key Safety"]),
    ("Safety_top: S5", "Safety_top: S5 S2", []),
    ("Safety: S2\nSafety_top: S5", "Safety: S5 S2", ["10:9: the plan's safety note S5 stands before the text; move it to the key Safety_top"]),
    # standard sections
    ("## What we don't know", "## What we don’t know", []),
    ("## What we don't know", "## Gaps", ["13:1: the section “## What we don't know” is missing"]),
    ("Much, but there is [help](page:get-help).\n", "",
     ["13:1: the text doesn't lead to help; write a link to [Get help](page:get-help)", "23:1: “What we don't know” is empty"]),
    ("## A bus stop", "## When this is not for you", [
        "23:1: “What we don't know” stands in the wrong place; the order is: In short, What we don't know, Try this, When this is not for you",
    ]),
    ("## In short", "## Before\n\nWords.\n\n## In short", ["13:1: “In short” comes before all other sections"]),
    ("- Say what you can keep. {practice-wisdom}\n", "", ["13:1: “In short” has 2 points, and must have 3"]),
    ("Say what you can keep. {practice-wisdom}", "Say what you can keep.",
     ["17:1: a point of “In short” has an evidence label and a key: claim. {good} [@key]"]),
    ("Do this only if you both want to. You can stop at any point.", "Go on.",
     ["29:1: an exercise starts with: Do this only if you both want to. You can stop at any point."]),
    # ways onward
    ("[quiz](quiz:moments)", "quiz", ["13:1: the text links to no quiz; write one in as [words](quiz:slug)"]),
    ("[third](article:third)", "third", ["13:1: the text links to only 1 of the other articles; it needs 2: [words](article:slug)"]),
    ("See [second](article:second), [third](article:third)", "See [this](article:first)",
     ["13:1: the text links to no other article; it needs 2: [words](article:slug)"]),
    ("[help](page:get-help)", "help", ["13:1: the text doesn't lead to help; write a link to [Get help](page:get-help)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problems"), CASES)
def test_a_standard_that_is_not_met_is_told_with_its_place(told, old: str, new: str, problems: list[str]) -> None:
    assert sorted(told(old, new)) == sorted(problems)


PLANS = [  # (the plan of the first article, its problems)
    ("{safety: [], practice: none, quizzes: [moments]}", ["27:1: the plan gives this article no exercise"]),
    ("{safety: [], practice: Questions to try, quizzes: [moments]}", ["13:1: the section “## Questions to try” is missing"]),
    ("{safety: []}", ['8:7: the plan gives this article no quiz, not "moments"']),
    ('{safety: [], quizzes: [moments], link_quiz: "no"}', ["21:107: the plan wants no link to a quiz here"]),
    ('{safety: [], quizzes: [moments], front: {App: "no", Author: "*", Leave: "*"}}',
     ["1:1: Leave is missing; the plan asks for it", "1:1: the plan asks for “App: no”"]),
    ("{safety: [], quizzes: [moments], front: {Author: Us}}", ["5:9: the plan asks for “Author: Us”"]),
    ("{safety: [], quizzes: [moments], says: {seen alone: it is safer, bus stop: it is}}",
     ['13:1: the text must have "seen alone": it is safer']),
]  # fmt: skip


@pytest.mark.parametrize(("planned", "problems"), PLANS)
def test_the_plan_says_what_an_article_needs(run: Check, planned: str, problems: list[str]) -> None:
    plan = FILES["content/plan.yaml"].replace("{safety: [S2, S5], top: [S5], quizzes: [moments]}", planned)
    report = run({"content/plan.yaml": plan})
    assert [str(problem).split("\n")[0].removeprefix(f"{FIRST}:") for problem in report.problems] == problems


def test_an_article_that_the_plan_does_not_know_is_told(run: Check) -> None:
    plan = FILES["content/plan.yaml"].replace("  first: {safety: [S2, S5], top: [S5], quizzes: [moments]}\n", "")
    assert [str(problem) for problem in run({"content/plan.yaml": plan}).problems] == [
        f'{FIRST}:1:1: plan.yaml says nothing of this article; add "first" there, with the safety notes that it needs\n'
        "    Title: Small promises\n    ^"
    ]


def test_words_that_two_articles_share_are_told_at_both_places(run: Check) -> None:
    """Eight words or more in a row; capitals, quotation marks and links make no difference, standing lines are allowed."""
    changed = {
        FIRST: ARTICLE.replace("Ada waited", "One two three four, five six. Seven *eight* nine. Ada waited"),
        "content/articles/trust/third.md": FILES["content/articles/trust/third.md"].replace(
            "Cy called.", "Cy: “ONE two three four five six [seven](article:first) eight” nine ten."
        ),
    }
    words = "one two three four five six seven eight nine"
    assert [str(problem).split("\n")[0] for problem in run(changed).problems] == [
        f"{FIRST}:21:1: the same words stand at content/articles/trust/third.md:21:6: “{words.replace('one', 'ONE')}”; say it anew in one of them",
        f"content/articles/trust/third.md:21:6: the same words stand at {FIRST}:21:1: “{words.replace('one', 'ONE')}”; say it anew in one of them",
    ]


def test_seven_words_and_titles_may_be_shared(run: Check) -> None:
    title = "One two three four five six seven eight"
    shared = f"Read {title}. One two three four five six seven, Ada waited"
    assert run({
        FIRST: ARTICLE.replace("Ada waited", shared),
        "content/articles/trust/third.md": FILES["content/articles/trust/third.md"]
        .replace("Odd promises", title)
        .replace("Cy called.", f"Read {title}. One two three four five six seven."),
    }) == Report((), ())  # fmt: skip


def test_an_article_to_which_nothing_leads_is_told(run: Check) -> None:
    """A link, a `Related` or a quiz leads to an article; its own link to itself doesn't."""
    alone = {name: text.replace("(article:third)", "(article:first)").replace("article:second", "article:third")
             if name.endswith("third.md") else text.replace("[third](article:third)", "[two](article:second)")
             for name, text in FILES.items() if name.endswith(".md")}  # fmt: skip
    told = [str(problem).split("\n")[0] for problem in run(alone).problems]
    assert (
        "content/articles/trust/third.md:1:1: no other article and no quiz leads here; link to it: [words](article:third)" in told
    )
    by_quiz = run(alone | {"quizzes/other.yaml": "next: see [it](article:third)\n"})
    assert not any("leads here" in str(problem) for problem in by_quiz.problems)


def test_pages_and_quizzes_are_held_to_the_wording_too(run: Check) -> None:
    report = run({
        "content/pages/get-help.md": "Title: Get help\nDate: 2026-11-23\n\nNo toxic people.\n",
        "quizzes/other.yaml": "title: x\n\nitems:\n    - A life hack.\n\n    - Six years of waiting.\n",
    })  # fmt: skip
    assert [str(problem).split("\n")[0] for problem in report.problems] == [
        'content/pages/get-help.md:4:4: avoid "toxic": it shames a reader',
        'quizzes/other.yaml:4:14: avoid "hack": it shames a reader',
        "quizzes/other.yaml:6:7: never print six years as the usual wait: the source is thin",
    ]


TEMPLATES = [  # (the templates, what is told)
    ({"theme/templates/base.html": "<footer></footer><a href='/get-help/'>x</a>"},
     ["theme/templates/base.html: its footer must link to /get-help/, one step from every page"]),
    ({"theme/templates/base.html": "{% from 'components/foot/template.html' import foot %}{{ foot() }}",
      "theme/components/foot/template.html": "{% macro foot() %}<footer><a href='/get-help/'>x</a></footer>{% endmacro %}"}, []),
    ({"theme/templates/base.html": "{% from 'components/foot/template.html' import foot %}{{ foot() }}"},
     ["theme/templates/base.html: its footer must link to /get-help/, one step from every page"]),
    ({"theme/templates/quiz.html": "<html></html>"},
     ["theme/templates/quiz.html: it must extend base.html, whose footer links to /get-help/"]),
    ({"theme/templates/quiz.html": "{% extends 'article.html' %}"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("templates", "told"), TEMPLATES)
def test_every_page_is_one_step_from_help(run: Check, templates: dict[str, str], told: list[str]) -> None:
    """Also results of quizzes, since they stand on pages made from these templates."""
    assert [str(problem) for problem in run(templates).problems] == told


ADVICE = [  # (what is replaced, with what, the advice)
    ("Next_review: 2028-11", "Next_review: 2026-10",
     ["6:14: the review due in 2026-10 is overdue; look at the text again, then set the next date"]),
    ("Next_review: 2028-11", "Next_review: 2026-11", []),
    (BUS, "They always wait.", ['21:6: avoid "always": it is seldom true']),
    (BUS, 'Words such as "always" pass.', []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "advice"), ADVICE)
def test_advice_is_no_problem(run: Check, old: str, new: str, advice: list[str]) -> None:
    report = run({FIRST: ARTICLE.replace(old, new)})
    assert report.problems == ()
    assert [str(each).split("\n")[0].removeprefix(f"{FIRST}:") for each in report.advice] == advice


def test_a_text_that_is_hard_to_read_shows_its_three_hardest_sentences(run: Check) -> None:
    hard = [
        "Physiological synchronisation characterises dyadic interaction considerably.",
        "Methodological heterogeneity complicates interpretation of psychological observations.",
        "Multidimensional representations necessitate sophisticated statistical considerations.",
        "Unquestionably, unfamiliar terminology intimidates inexperienced individuals.",
    ]
    report = run({FIRST: ARTICLE.replace(BUS, " ".join(hard))}, files=[Path(FIRST).absolute()])
    assert [str(each).split("\n")[0] for each in report.advice] == [
        f"{FIRST}:21:{column}: one of the hardest sentences (grade {grade}) of a text that needs grade 13.9; the plan aims at 8"
        for column, grade in ((1, 34), (165, 48), (252, 42))
    ]


def test_only_the_files_named_are_told_of(run: Check, tmp_path: Path) -> None:
    """What they share with others is still seen."""
    changed = {
        FIRST: ARTICLE.replace(BUS, "A toxic hack."),
        "content/pages/get-help.md": "Title: x\nDate: 2026-11-23\n\nToxic.\n",
    }
    report = run(changed, files=[tmp_path / "content/pages/get-help.md"])
    assert [str(problem).split("\n")[0] for problem in report.problems] == [
        'content/pages/get-help.md:4:1: avoid "Toxic": it shames a reader'
    ]


DATA = [  # (file, what is replaced, with what, the problems)
    ("plan.yaml", "top: [S5]", "top: [S6]", ['2:35: "S6" is not among the notes of "safety"']),
    ("plan.yaml", "safety: [S2],", "safety: [S9],", ['3:21: there is no safety note "S9"; known here: S1, S2, S3, S4, S5, S6']),
    ("plan.yaml", "  third:", "  thirt:", ['4:3: there is no article "thirt"; did you mean "third"?']),
    ("plan.yaml", "quizzes: [moments, other]", "quizzes: [momentz]", ['4:33: there is no quiz "momentz"; did you mean "moments"?']),
    ("plan.yaml", "third: {safety: [],", "third: {", ['4:10: the field "safety" is missing']),
    ("plan.yaml", "third: {", "third: {saftey: [], ", ['4:11: there is no field "saftey"; did you mean "safety"?']),
    ("plan.yaml", "third: {", "third: {link_quiz: maybe, ", ['4:22: "maybe" is neither yes nor no']),
    ("plan.yaml", "third: {", "third: {front: {Ap: x}, ", ['4:19: there is no key "Ap"; did you mean "App"?']),
    ("plan.yaml", "grade: 8", "grade: low", ['8:8: "low" is not a number']),
    ("plan.yaml", "grade: 8", "", ['1:1: the field "grade" is missing']),
    ("plan.yaml", "standing:", "grade: 7\nstanding:", ['9:1: "grade" is here twice; keep one']),
    ("plan.yaml", "opt_out: Do", "opt_out: [", ["6:9: this is no YAML: expected ',' or ']', but got ':'"]),
    ("figures.yaml", "  few2006:", "  few2007:", ['3:3: there is no work "few2007" in the bibliography; did you mean "few2006"?']),
    ("figures.yaml", "class: P", "class: Q", ['3:20: "Q" is neither P nor S']),
    ("figures.yaml", '["16", "4"]', '["16 women", "4"]', ['3:49: "16 women" is not a number such as 16, 1,044 or .39']),
    ("figures.yaml", '["16", "4"]', "16", ["3:48: a list is expected here"]),
    ("figures.yaml", "unless: [why2009]", "unless: [why]", ['10:14: there is no work "why" in the bibliography; did you mean "why2009"?']),
    ("figures.yaml", "says: 16 women", "says: []", ["3:29: words are expected here"]),
    ("words.yaml", "'hacks?'", "'hack('", ['2:20: "hack(" is no regular expression: missing ), unterminated subpattern']),
    ("words.yaml", "    why: it shames a reader\n", "", ['2:5: the field "why" is missing']),
    ("words.yaml", FILES["content/words.yaml"], "# nothing\n", ["1:1: the file is empty"]),
    ("words.yaml", FILES["content/words.yaml"], "- x\n", ["1:1: fields are expected here, such as “name: value”"]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problems"), DATA)
def test_a_mistake_in_the_data_is_told_alone(run: Check, file: str, old: str, new: str, problems: list[str]) -> None:
    """The articles aren't held to rules that are broken themselves."""
    name = f"content/{file}"
    assert old in FILES[name]
    report = run({name: FILES[name].replace(old, new), FIRST: "Title: x\n\nToxic.\n"})
    assert [str(problem).split("\n")[0].removeprefix(f"{name}:") for problem in report.problems] == problems
    assert report.advice == ()
