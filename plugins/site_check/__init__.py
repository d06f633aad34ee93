"""Reads a built site and reports what is broken in it, before a reader finds out. Knows nothing of how it was built.

files on disk -> pages (what each file says) -> rules (what is wrong with it) -> report
"""

from site_check.pages import Finding, Site
from site_check.read import read_site
from site_check.rules import check

__all__ = ["Finding", "Site", "check", "read_site"]
