"""What the checks take from Pelican's settings."""

from pathlib import Path

from editorial.site import from_settings


def test_a_site_is_described_by_its_settings(folder: Path) -> None:
    """Quizzes come from both folders; extensions are names, without the one that reads front matter."""
    for name in ("trial/trial-quiz.yaml", "theme/templates/app.html", "theme/templates/parts/part.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    site = from_settings(
        {
            "PATH": str(folder / "content"),
            "THEME": str(folder / "theme"),
            "PILLARS": {"trust": {}, "conflict": {}},
            "QUIZ_PATH": "quizzes",
            "QUIZ_TRIAL": str(folder / "trial"),
            "MARKDOWN": {"extensions": ["tables", "meta", object()], "extension_configs": {"tables": {}, "toc": {}}},
        }
    )
    assert site.content == folder / "content"
    assert site.pillars == ("trust", "conflict")
    assert sorted(site.catalogue.quiz) == ["closeness-map", "trial-quiz"]
    assert sorted(site.catalogue.article) == ["coming-back", "small-promises"]
    assert site.extensions == ("tables", "toc")
    assert site.templates == {"app"}
    assert site.images == ("map.svg",)


def test_a_site_without_any_folder_is_an_empty_one(tmp_path: Path) -> None:
    site = from_settings({"PATH": str(tmp_path / "content"), "THEME": str(tmp_path / "theme"), "MARKDOWN": {}})
    assert (site.pillars, site.catalogue.article, site.templates, site.images) == ((), {}, frozenset(), ())
