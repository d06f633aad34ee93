"""The site as it is published: the settings that differ from the ones used while writing."""

import os

from pelicanconf import *  # noqa: F403

# The address readers will see. Feeds, canonical links and social cards need it; pages among themselves do not. Without it
# feeds carry the preview's address, canonical links are left out, and publishing says what to set.
SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "").rstrip("/")
SITEURL = FEED_DOMAIN = SITE_ADDRESS or SITEURL  # noqa: F405
