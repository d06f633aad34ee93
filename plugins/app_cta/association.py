"""The two files by which a phone knows that the app and this site belong together.

Pure. Formats: Apple's “Supporting associated domains” (at most 128 KB, no ending, JSON) and Google's Digital Asset Links.

Only the app's own page is named: it may open in the app. An article, a quiz or a page of help that a reader follows a link to
stays a page, whatever is installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from app_cta.panel import APP_PAGE
from app_cta.settings import AppSettings

APPLE = ".well-known/apple-app-site-association"
GOOGLE = ".well-known/assetlinks.json"


def files(app: AppSettings, languages: Iterable[str] = (), below: str = "") -> Iterator[tuple[str, str]]:
    """Name and text of each file that the settings call for.

    `languages` are those that the site is translated into, `below` the folder of the host that it lies in: `/journal`.
    """
    if app.apple_team:
        components = [{"/": f"{below}/{page}/*"} for page in (APP_PAGE, *(f"{code}/{APP_PAGE}" for code in languages))]
        details = {"appIDs": [f"{app.apple_team}.{app.apple_bundle}"], "components": components}
        yield APPLE, _json({"applinks": {"details": [details]}})
    if app.google_fingerprints:
        target = {
            "namespace": "android_app",
            "package_name": app.google_id,
            "sha256_cert_fingerprints": [each.upper() for each in app.google_fingerprints],
        }
        yield GOOGLE, _json([{"relation": ["delegate_permission/common.handle_all_urls"], "target": target}])


def _json(document: object) -> str:
    return json.dumps(document, indent=1) + "\n"
