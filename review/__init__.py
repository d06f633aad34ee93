"""Every component with its examples on one page, with the site's own style sheets: `make components` builds it, tests look at it.

examples   theme/components/<name>/examples.yaml -> examples
render     an example -> HTML, with the theme's templates and words
page       all examples -> the files of the review page
"""
