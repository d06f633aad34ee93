"""What the app's own page says of the app to programs: schema.org's MobileApplication, and only what is known.

Pure. No rating, price or category: nobody has told us any, and a search engine takes what stands here for a fact.
"""

from __future__ import annotations

from typing import Any

from app_cta import links
from app_cta.settings import AppSettings


def things(app: AppSettings) -> list[dict[str, Any]]:
    """The app, or nothing while it is in no store. Its publisher is added by the room that knows who publishes the site."""
    stores = {
        "iOS": f"{links.APPLE}{app.apple_id}" if app.apple_id else "",
        "Android": f"{links.GOOGLE}?id={app.google_id}" if app.google_id else "",
    }
    found = {system: link for system, link in stores.items() if link}
    if not found:
        return []
    addresses = [*found.values()]
    return [
        {
            "@type": "MobileApplication",
            "name": app.name,
            "operatingSystem": ", ".join(found),
            "installUrl": addresses if len(addresses) > 1 else addresses[0],
        }
    ]
