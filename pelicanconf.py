"""The site while it is being written. `publishconf.py` changes what differs once it is published."""

import os

SITENAME = "Our2Souls journal"
SITESUBTITLE = "What is known about emotional intimacy, how well it is known, and something to try"
AUTHOR = "The Our2Souls editors"
# Only feeds use the address: links between pages are relative, so the site works under any, also below another site.
SITEURL = "http://localhost:8000"
RELATIVE_URLS = True

PATH = "content"
THEME = "theme"
THEME_TEMPLATES_OVERRIDES = ["theme"]  # so that templates name a component by its folder: components/card/template.html
THEME_STATIC_PATHS = []  # the assets plugin publishes them, minified
OUTPUT_PATH = ".build/site"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%-d %B %Y"

# Quizzes live beside content/. QUIZ_TRIAL names one more folder, whose quizzes are built with the site's own and take
# their place where a file has the same name:  QUIZ_TRIAL=/some/folder make publish  or  pelican -e QUIZ_TRIAL='"/some/folder"'
QUIZ_PATH = "quizzes"
QUIZ_TRIAL = os.environ.get("QUIZ_TRIAL", "")

PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "languages",
    "editorial",
    "drafts",
    "scholarly",
    "diagrams",
    "pictures",
    "pillars",
    "corrections",
    "practice",
    "quiz",
    "contents",
    "related",
    "citing",
    "search",
    "app_cta",
    "feeds",
    "assets",
]
PLUGINS += ["seo"]
PLUGINS += ["hosting"]  # last: it works on what all others have written

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
IGNORE_FILES = [".*", "_*", "*~"]  # a draft has a name that begins with _
STATIC_PATHS = []  # the pictures plugin publishes what is made of content/images: originals tell where they were taken
USE_FOLDER_AS_CATEGORY = True
SLUGIFY_SOURCE = "basename"
FILENAME_METADATA = r"(?P<slug>[^.]+)(?:\.(?P<lang>[a-z0-9-]+))?"  # a translation: attachment-map.de.md
WITH_FUTURE_DATES = True  # the clock is no input: the same commit builds the same bytes

ARTICLE_URL = "learn/{slug}/"
ARTICLE_SAVE_AS = "learn/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/learn/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/learn/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
CATEGORY_URL = "pillars/{slug}/"
CATEGORY_SAVE_AS = "pillars/{slug}/index.html"
QUIZ_URL = "quizzes/{slug}/"
QUIZ_SAVE_AS = "quizzes/{slug}/index.html"
QUIZ_LANG_URL = "{lang}/quizzes/{slug}/"
QUIZ_LANG_SAVE_AS = "{lang}/quizzes/{slug}/index.html"
QUIZ_RESULT_URL = "quizzes/{slug}/results/{result}/"
QUIZ_RESULT_SAVE_AS = "quizzes/{slug}/results/{result}/index.html"
QUIZ_RESULT_LANG_URL = "{lang}/quizzes/{slug}/results/{result}/"
QUIZ_RESULT_LANG_SAVE_AS = "{lang}/quizzes/{slug}/results/{result}/index.html"
QUIZ_LIST_SAVE_AS = "quizzes/index.html"
QUIZ_LIST_LANG_SAVE_AS = "{lang}/quizzes/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "404", "bibliography"]
BIBLIOGRAPHY_SAVE_AS = "evidence/bibliography/index.html"
DEFAULT_PAGINATION = False

FEED_ATOM = "feeds/all.atom.xml"
LANG_FEED_ATOM = "feeds/all.{lang}.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
FEED_ALL_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_DOMAIN = SITEURL

# What the web server sends with every file, and with some: the longest path that names a header decides on it. `make publish`
# and `make deploy-nginx` write it for each kind of host, `make deploy-check` asks a running site for it.
FOR_EVER = "public, max-age=31536000, immutable"  # only for files whose names change with what is in them
HEADERS = {
    "": {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",  # no other site learns what somebody read here, or that they asked for help
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    },
    "assets/": {"Cache-Control": FOR_EVER},
    "pictures/": {"Cache-Control": FOR_EVER, "Cross-Origin-Resource-Policy": "cross-origin"},  # feed readers show them, too
    "cards/": {"Cross-Origin-Resource-Policy": "cross-origin"},  # pictures that others show with a link to us
    "feeds/": {"Content-Type": "application/atom+xml; charset=utf-8", "Cross-Origin-Resource-Policy": "cross-origin"},
    ".well-known/apple-app-site-association": {"Content-Type": "application/json"},
}

JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
MARKDOWN = {
    "extensions": ["sane_lists", "tables", "fenced_code", "smarty", "meta", "toc", "attr_list"],
    "extension_configs": {"toc": {"toc_depth": "2-3", "anchorlink": True, "anchorlink_class": "here"}},
    "output_format": "html",
}

# The publisher's own app. docs/app.md says where each value comes from, and what else may be set.
APP_NAME = "Our2Souls"
APP_SLOGAN = "The app that helps you build emotional intimacy, one conversation at a time"
APP_APPLE_ID = ""  # the digits after “id” in https://apps.apple.com/app/id…
APP_GOOGLE_ID = ""  # the package name after “id=” in https://play.google.com/store/apps/details?id=…
APP_LANDING = "app/"  # where the panel leads while both ids are empty: a page of this site, or https://…

# Who publishes the journal, as search engines and the web manifest are told. docs/deploying.md has the other SEO_ settings.
SEO_PUBLISHER = "Our2Souls"

# Where the front page sends a reader who does not know where to begin.
BEGIN_WITH = ("emotional-intimacy-explained", "attachment-map", "trust-in-small-moments")
BEGIN_QUIZ = "six-signs"

# `make check` and `make publish` hold articles to content/plan.yaml, content/figures.yaml and content/words.yaml.
STANDARDS = True

# The six pillars, in reading order; content/pillars/ has the order of their articles. The key is the folder below
# content/articles/.
PILLARS = {
    "attachment": {"name": "Attachment", "about": "How we handle closeness, and how that can change."},
    "neuroscience": {"name": "Brain and body", "about": "What the science of connection shows, and where it is oversold."},
    "intimacy": {"name": "Intimacy", "about": "What it is to be known, and how it grows."},
    "trust": {"name": "Everyday trust", "about": "The small things that tell us we can rely on each other."},
    "conflict": {"name": "Conflict and repair", "about": "Why we get stuck, and ways back."},
    "rebuilding": {"name": "Rebuilding", "about": "When closeness is lost: what can return, what need not, and who can help."},
}

# Further languages: theme/words/<code>.yaml has their words; here is what the settings above say in them. A translation is a file
# beside its original that has the language in its name: attachment-map.de.md, closeness-map.de.yaml.
LANGUAGES = {
    "de": {
        "SITENAME": "Our2Souls-Journal",
        "AUTHOR": "Die Redaktion von Our2Souls",
        "SITESUBTITLE": "Was man über emotionale Nähe weiß, wie gut man es weiß, und etwas zum Ausprobieren",
        "PILLARS": {
            "attachment": {"name": "Bindung", "about": "Wie wir mit Nähe umgehen und wie sich das ändern kann."},
            "neuroscience": {
                "name": "Gehirn und Körper",
                "about": "Was die Forschung zur Nähe zeigt und wo sie zu viel verspricht.",
            },
            "intimacy": {"name": "Nähe", "about": "Was es heißt, gekannt zu werden, und wie das wächst."},
            "trust": {
                "name": "Vertrauen im Alltag",
                "about": "Die kleinen Dinge, die uns sagen, dass wir aufeinander zählen können.",
            },
            "conflict": {"name": "Streit und Versöhnung", "about": "Warum wir feststecken, und Wege zurück."},
            "rebuilding": {
                "name": "Neu aufbauen",
                "about": "Wenn Nähe verloren ist: was wiederkommen kann, was nicht wiederkommen muss, und wer helfen kann.",
            },
        },
    },
}
