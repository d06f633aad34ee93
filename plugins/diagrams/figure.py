"""A drawing that keeps the rules -> the HTML that stands in the page."""

from __future__ import annotations

import re
from html import escape

from .rules import size, title_and_description
from .svg import Picture

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)")


def figure(name: str, picture: Picture, caption: str = "", language: str = "") -> str:
    """`<figure class="diagram">` with the drawing inline, named by its title and told by its description.

    `language` is that of its words, where it is another one than the text's. The drawing must keep all rules. Its width and
    height are for readers without a style sheet.
    """
    title, description = title_and_description(picture.root)
    ids = {"title": f"diagram-{name}-title", "desc": f"diagram-{name}-desc"}
    width, height = size(picture) or (0, 0)
    kept = {key: value for key, value in picture.root.attributes.items() if key not in ("xmlns", "width", "height")}
    names = {"role": "img", "aria-labelledby": ids["title"], "aria-describedby": ids["desc"]}
    added = {"width": str(width), "height": str(height), **({"lang": language} if language else {}), **names}
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in (kept | added).items())
    words = "".join(
        f'<{each.tag} id="{ids[each.tag]}">{escape(" ".join(each.text.split()), quote=False)}</{each.tag}>'
        for each in (title, description)
    )
    below = f"\n<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f'<figure class="diagram">\n<svg{attributes}>{words}{_drawn(picture)}</svg>{below}\n</figure>'


def _drawn(picture: Picture) -> str:
    """The file's text inside the root, without comments, without title and description."""
    text = picture.source.text
    inside = _COMMENT.sub("", text[picture.root.opened : text.rindex("</svg")])
    without_words = re.sub(r"<(title|desc)\b.*?</\1\s*>", "", inside, flags=re.DOTALL)
    return _BETWEEN_TAGS.sub("", without_words).strip()
