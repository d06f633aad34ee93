"""The theme's scripts, styles and pictures, published together in one folder that may be cached for ever.

`read` turns `theme/static` into a `Bundle`; templates name a file with `{{ SITEURL }}/{{ asset('css/article.css') }}`.
"""

from assets.bundle import Bundle, read
from assets.pelican_plugin import register

__all__ = ["Bundle", "read", "register"]
