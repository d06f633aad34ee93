"""The site's icons, drawn from the two chairs of the mark: `python -m icons` writes them into theme/static/icons/."""

from icons.drawing import FOLDER, icons

__all__ = ["FOLDER", "icons"]
