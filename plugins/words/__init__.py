"""What the theme, the quiz player and the plugins say, in every language of the site.

A leaf. The words of a language are one file, `theme/words/<code>.yaml`; `read` holds every catalogue against that of the
site's own language and returns `Words`, which say a sentence by its key:

    words = read(FOLDER, ["en", "de"]).words["de"]
    words("article.minutes", n=7)  ->  "7 Min. Lesezeit"
"""

from __future__ import annotations

from words.catalogue import Catalogue, Entry
from words.site import FOLDER, SETTING, Spoken, default, of, read
from words.speech import ELSEWHERE, Words
from words.text import Link, WordsError

__all__ = [
    "ELSEWHERE",
    "FOLDER",
    "SETTING",
    "Catalogue",
    "Entry",
    "Link",
    "Spoken",
    "Words",
    "WordsError",
    "default",
    "of",
    "read",
]
