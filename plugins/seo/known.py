"""The addresses that the site will have, as far as they can be told before it is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from catalogue import scan
from seo.page import address

_OF = {"article": "ARTICLE_URL", "page": "PAGE_URL", "quiz": "QUIZ_URL"}
_CERTAIN = ("ARTICLE_URL", "CATEGORY_URL", "QUIZ_URL")


def addresses(settings: Mapping[str, Any]) -> list[str]:
    """Articles, pages, quizzes, pillars and the pages of templates; each begins with `/`."""
    quizzes = [Path(settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if settings.get(name)]
    catalogue = scan(Path(settings["PATH"]), quizzes)
    found = [_filled(settings, _OF[kind], slug) for kind in _OF for slug in catalogue.slugs(kind) if settings.get(_OF[kind])]
    found += [_filled(settings, "CATEGORY_URL", slug) for slug in settings.get("PILLARS", {})]
    for template in ("quiz_list", *settings.get("DIRECT_TEMPLATES", ())):
        fallback = "" if template == "quiz_list" else f"{template}.html"
        if file := settings.get(f"{template.upper()}_SAVE_AS", fallback):
            found.append(f"/{address(file)}")
    return sorted(set(found))


def unsure(settings: Mapping[str, Any]) -> Callable[[str], bool]:
    """Tells of an address that is not among `addresses` whether it may exist all the same: a quiz's result, for instance.

    What has the form of an article, a pillar or a quiz would be there.
    """
    forms = [re.escape(_filled(settings, name, "\0")).replace("\0", "[^/]+") for name in _CERTAIN if settings.get(name)]
    return lambda wanted: not any(re.fullmatch(form, wanted) for form in forms)


def _filled(settings: Mapping[str, Any], name: str, slug: str) -> str:
    return f"/{address(str(settings[name]).format(slug=slug))}"
