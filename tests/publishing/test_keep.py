"""What pages of earlier publishes load stays for a while, and what a commit builds does not depend on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing import keep


class Publisher:
    """Publishes sites of one page and one style again and again, into the same folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.published = folder / "0"
        self.count = 0

    def publish(self, style: str) -> int:
        """Returns how many files were kept."""
        self.count += 1
        fresh = self.folder / str(self.count)
        (fresh / "assets" / style).mkdir(parents=True)
        (fresh / "assets" / style / "site.css").write_text(style)
        (fresh / f"{style}.html").write_text(style)
        kept = keep.carry_over(self.published, fresh, ["assets/"])
        self.published = fresh
        return kept

    def styles(self) -> list[str]:
        return sorted(path.read_text() for path in self.published.glob("assets/*/site.css"))


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


def test_a_reader_with_an_old_page_keeps_its_style(publisher: Publisher) -> None:
    """For three publishes with another style, and not for ever. Nothing of an old page itself is kept."""
    assert [publisher.publish(style) for style in ("one", "two", "three", "four", "five")] == [0, 1, 2, 3, 3]
    assert publisher.styles() == ["five", "four", "three", "two"]
    assert [path.name for path in publisher.published.glob("*.html")] == ["five.html"]


def test_publishing_again_without_a_change_pushes_nothing_out(publisher: Publisher) -> None:
    assert [publisher.publish(style) for style in ("one", "two", "two", "two", "two", "two")] == [0, 1, 1, 1, 1, 1]
    assert publisher.styles() == ["one", "two"]


def test_going_back_to_an_old_style_keeps_the_newer_one(publisher: Publisher) -> None:
    assert [publisher.publish(style) for style in ("one", "two", "one")] == [0, 1, 1]
    assert (publisher.published / keep.LIST).read_text() == "assets/two/site.css\n"


def test_what_a_commit_builds_does_not_depend_on_what_is_kept_and_a_failed_publish_loses_nothing(project) -> None:
    """The same files as in a new folder, byte for byte; what is kept is beside them, on a list."""
    rules = '{"": {"Cache-Control": "no-cache"}, "theme/": {"Cache-Control": "max-age=31536000, immutable"}}'
    project.settings(f"HEADERS = {rules}")
    project.publish()
    (project.folder / "theme/static/site.css").rename(project.folder / "theme/static/new.css")
    assert project.publish().stdout.endswith("Kept 1 file that pages of earlier publishes load.\n")
    assert project.publish("--output", "fresh").stdout.count("Kept") == 0
    fresh, published = project.published("fresh"), project.published()
    assert (project.output / keep.LIST).read_text() == "theme/site.css\n"
    assert {name: data for name, data in published.items() if name not in {"theme/site.css", keep.LIST}} == fresh
    project.write({"content/articles/two.md": "Title: Two\nDate: 2026-03-01\n\n[x](../gone/)\n"})
    assert project.publish().returncode == 1
    assert project.published() == published


@pytest.mark.parametrize("listed", ["../secret\n", "/etc/passwd\n", "index.html\n", "a/../../secret\n", "gone.css\n", "\n\n\n\n", "\xff"])
def test_a_list_that_someone_changed_brings_in_nothing_else(tmp_path: Path, listed: str) -> None:
    """Only files that are there, in the folders that may be kept."""
    for name in ("secret", "old/index.html", "old/a/one.css", "fresh/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "old" / keep.LIST).write_bytes(listed.encode("latin-1"))
    assert keep.carry_over(tmp_path / "old", tmp_path / "fresh", ["a/"]) == 1
    assert (tmp_path / "fresh" / keep.LIST).read_text() == "a/one.css\n"
    assert (tmp_path / "fresh/index.html").read_text() == "fresh/index.html"


def test_only_what_may_be_cached_for_ever_is_kept() -> None:
    assert keep.lasting({}) == []
    assert keep.lasting({"HEADERS": {"": {"Cache-Control": "no-cache"}, "a/": {"Cache-Control": "max-age=9, immutable"}, "b/": {}}}) == ["a/"]
