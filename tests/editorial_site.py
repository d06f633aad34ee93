"""A small site that meets every standard, so that a test changes the one thing that it is about."""

ARTICLE = """\
Title: Small promises
Question: Can I rely on you?
Summary: A short text.
Date: 2026-11-23
Author: The editors
Next_review: 2028-11
Evidence_to: 2026-11
Quiz: moments
Related: second
Safety: S2
Safety_top: S5

## In short

- People who keep promises are trusted, in about 74 studies. {good} [@many2014]
- It was seen in 16 women. {early} [@few2006]
- Say what you can keep. {practice-wisdom}

## A bus stop

Ada waited for forty minutes in 1987. See [second](article:second), [third](article:third) and the [quiz](quiz:moments).

## What we don't know

Much, but there is [help](page:get-help).

## Try this

Do this only if you both want to. You can stop at any point.

## When this is not for you

If you are afraid, leave it out.
"""
SECOND = ARTICLE.replace("Ada waited for forty minutes in 1987.", "Bo came late.").replace("second", "first")
SECOND = SECOND.replace("afraid, leave", "frightened, leave").replace("Small", "Large")
SECOND = SECOND.replace("People who keep promises are trusted, in", "Trust follows the keeping of one's word,")
THIRD = SECOND.replace("article:third", "article:second").replace("Bo came late.", "Cy called.").replace("Large", "Odd")
THIRD = THIRD.replace("Trust follows the keeping of one's word,", "Keep a promise and be believed:")

FILES = {
    "content/articles/trust/first.md": ARTICLE,
    "content/articles/trust/second.md": SECOND,
    "content/articles/trust/third.md": THIRD,
    "content/pages/get-help.md": "Title: Get help\nDate: 2026-11-23\n\nCall.\n",
    "content/references.bib": "@article{many2014,\n}\n@article{few2006,\n}\n@book{why2009,\n}\n",
    "content/plan.yaml": """\
articles:
  first: {safety: [S2, S5], top: [S5], quizzes: [moments]}
  second: {safety: [S2], quizzes: [moments]}
  third: {safety: [], quizzes: [moments, other]}
opt_out: Do this only if you both want to. You can stop at any point.
standing:
  - Do this only if you both want to. You can stop at any point.
grade: 8
""",
    "content/figures.yaml": """\
figures:
  many2014: {class: S, says: "74 studies, 14,255 people, r about .42", numbers: ["74", "14,255", ".42", "12", "16", "7"]}
  few2006: {class: P, says: 16 women, numbers: ["16", "4"]}
counted: [people, women, studies]
time: [years, minutes]
never_print:
  - what: six years as the usual wait
    why: the source is thin
    patterns: ['\\b(?:6|six) years\\b.*\\bwait']
    unless: [why2009]
""",
    "content/words.yaml": """\
refused:
  - words: [toxic, 'hacks?']
    why: it shames a reader
doubtful:
  - words: [always]
    why: it is seldom true
""",
    "quizzes/moments.yaml": "title: x\narticle: first\n",
    "quizzes/other.yaml": "title: x\n",
    "theme/templates/base.html": "<main></main><footer><a href='{{ SITEURL }}/get-help/'>Get help</a></footer>",
    "theme/templates/article.html": "{% extends 'base.html' %}",
    "pelicanconf.py": 'PATH = "content"\nTHEME = "theme"\nPLUGINS = ["editorial"]\nPILLARS = {"trust": {}}\n'
    'ARTICLE_PATHS = ["articles"]\nQUIZ_PATH = "quizzes"\nSTANDARDS = True\n'
    'TIMEZONE = "UTC"\nFEED_DOMAIN = "http://localhost"\n',
}
