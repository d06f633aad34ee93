"""What the list of references says."""

from pathlib import Path

import pytest

from scholarly import apa
from scholarly.__main__ import listing
from scholarly.bibliography import read
from words import default

ROOT = Path(__file__).parents[2]
REAL = ROOT / "content" / "references.bib"
GOLDEN = Path(__file__).parent / "references.txt"

BOOK = "@book{b, author={Mayer, A. B. and Ruiz, C.}, year={2016}, title={On & <off>}, publisher={Reed}, verified={yes}"


def html(entry: str) -> str:
    bibliography = read(entry, "r.bib")
    assert not bibliography.problems
    return apa.reference(next(iter(bibliography.works.values())), default())


def article(more: str = "", authors: str = "Ruiz, C.") -> str:
    return (
        f"@article{{a, author={{{authors}}}, year={{2020}}, title={{{{Near and far: A study of 12 pairs}}}}, "
        f"journal={{Small Matters}}, volume={{4}}, number={{2}}, pages={{10--19}}, doi={{10.1234/x<1>}}, "
        f"verified={{yes}}{', ' + more if more else ''}}}"
    )


def test_every_reference_reads_as_stored() -> None:
    """After a wanted change: python -m scholarly print > tests/scholarly/references.txt, and read the difference."""
    assert listing(read(REAL.read_text(encoding="utf-8"), "references.bib")) == GOLDEN.read_text(encoding="utf-8")


def test_an_article_has_its_parts_in_apa_order_with_a_safe_link() -> None:
    assert html(article()) == (
        "Ruiz, C. (2020). Near and far: A study of 12 pairs. <i>Small Matters</i>, <i>4</i>(2), 10–19. "
        '<a href="https://doi.org/10.1234/x%3C1%3E">https://doi.org/10.1234/x&lt;1&gt;</a>'
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("}", "Mayer, A. B., &amp; Ruiz, C. (2016). <i>On &amp; &lt;off&gt;</i>. Reed."),
        (", edition={2}}", "Mayer, A. B., &amp; Ruiz, C. (2016). <i>On &amp; &lt;off&gt;</i> (2nd ed.). Reed."),
        (", edition={11}}", "Mayer, A. B., &amp; Ruiz, C. (2016). <i>On &amp; &lt;off&gt;</i> (11th ed.). Reed."),
    ],
)
def test_a_book_is_in_italics_and_markup_in_it_is_text(more: str, expected: str) -> None:
    assert html(BOOK + more) == expected


def test_a_chapter_names_its_editors_given_name_first() -> None:
    entry = (
        "@incollection{c, author={Ruiz, C.}, year={1999}, title={{Why?}}, booktitle={All of It}, pages={1--9}, "
        "editor={Mayer, A. B. and Di Lago, S.}, publisher={Reed}, verified={yes}}"
    )
    assert html(entry) == ("Ruiz, C. (1999). Why? In A. B. Mayer &amp; S. Di Lago (Eds.), <i>All of It</i> (pp. 1–9). Reed.")


@pytest.mark.parametrize(
    ("authors", "printed", "spoken"),
    [
        (r"Padr{\'o}n, E.", "Padrón, E.", "Padrón, 2020"),
        (r"B{\"u}rkner, P.-C. and Ruiz, C.", "Bürkner, P.-C., & Ruiz, C.", "Bürkner and Ruiz, 2020"),
        ("Lount, Jr., R. B.", "Lount, R. B., Jr.", "Lount Jr., 2020"),
        ("van der Bles, A. M.", "van der Bles, A. M.", "van der Bles, 2020"),
        ("A, B. and C, D. and E, F.", "A, B., C, D., & E, F.", "A and colleagues, 2020"),
        ("Kim, Y. and others", "Kim, Y., et al.", "Kim and colleagues, 2020"),
        ("Kim and others", "Kim et al.", "Kim and colleagues, 2020"),
        ("{Test and Measure Group}", "Test and Measure Group.", "Test and Measure Group, 2020"),
        (" and ".join(f"N{n}, A." for n in range(22)), ", ".join(f"N{n}, A." for n in range(19)) + ", … N21, A.",
         "N0 and colleagues, 2020"),
    ],
)  # fmt: skip
def test_names_are_printed_and_spoken(authors: str, printed: str, spoken: str) -> None:
    work = read(article(authors=authors), "r.bib").works["a"]
    assert apa.text(apa.reference(work, default())).startswith(f"{printed} (2020).")
    assert apa.spoken(work, default()) == spoken


def test_a_single_number_instead_of_pages_is_an_article_number() -> None:
    assert ", Article e77." in html(article().replace("10--19", "e77"))


WHO = "Ruiz, C., Kim, Y., & Mayer, A. B."
TITLE = "Near and far: A study of 12 pairs."
PLACE = "Small Matters, 4(2), 10–19."
DOI = "https://doi.org/10.1234/x<1>"


@pytest.mark.parametrize(
    ("unconfirmed", "expected"),
    [
        ("volume", f"{WHO} (2020). {TITLE} Small Matters, 10–19. {DOI}"),
        ("number", f"{WHO} (2020). {TITLE} Small Matters, 4, 10–19. {DOI}"),
        ("issue", f"{WHO} (2020). {TITLE} Small Matters, 4, 10–19. {DOI}"),
        ("pages", f"{WHO} (2020). {TITLE} Small Matters, 4(2). {DOI}"),
        ("end page", f"{WHO} (2020). {TITLE} Small Matters, 4(2), 10. {DOI}"),
        ("DOI (open copy; PubMed 1, 2)", f"{WHO} (2020). {TITLE} {PLACE}"),
        ("journal", f"{WHO} (2020). {TITLE} {DOI}"),
        ("title", f"{WHO} (2020). [title to be confirmed]. {PLACE} {DOI}"),
        ("wording of the title", f"{WHO} (2020). [title to be confirmed]. {PLACE} {DOI}"),
        ("subtitle", f"{WHO} (2020). Near and far. {PLACE} {DOI}"),
        ("second half of the title", f"{WHO} (2020). Near and far. {PLACE} {DOI}"),
        ("first half of title", f"{WHO} (2020). […] A study of 12 pairs. {PLACE} {DOI}"),
        ("first word of the title", f"{WHO} (2020). […] and far: A study of 12 pairs. {PLACE} {DOI}"),
        ("first half of title, subtitle", f"{WHO} (2020). [title to be confirmed]. {PLACE} {DOI}"),
        ("co-authors", f"Ruiz, C., and others (2020). {TITLE} {PLACE} {DOI}"),
        ("full author list (in PubMed)", f"Ruiz, C., and others (2020). {TITLE} {PLACE} {DOI}"),
        ("given names", f"Ruiz, Kim, & Mayer. (2020). {TITLE} {PLACE} {DOI}"),
        ("given names, co-authors", f"Ruiz and others (2020). {TITLE} {PLACE} {DOI}"),
        ("number; one source prints a different DOI", f"{WHO} (2020). {TITLE} Small Matters, 4, 10–19."),
        ("issue; title confirmed only on the 2025 working paper",
         f"{WHO} (2020). [title to be confirmed]. Small Matters, 4, 10–19. {DOI}"),
        ("pages; journal appears as Evidence-Informed Social Work on the front page", f"{WHO} (2020). {TITLE} {DOI}"),
        ("DOI; preprint title says interpretable", f"{WHO} (2020). Near and far. {PLACE}"),
        ("Volume,\n  PAGES , doi", f"{WHO} (2020). {TITLE} Small Matters."),
    ],
)  # fmt: skip
def test_what_is_unconfirmed_is_left_out_and_nothing_else(unconfirmed: str, expected: str) -> None:
    entry = article(f"unconfirmed={{{unconfirmed}}}", "Ruiz, C. and Kim, Y. and Mayer, A. B.")
    assert apa.text(html(entry)) == expected
