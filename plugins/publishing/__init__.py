"""Publishing: check the content, build beside the published site, check what was built, and only then swap it in.

The published site is never written to. It is either the old one or the new one, whole, at every moment.
"""
