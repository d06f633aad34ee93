"""What the built site costs a reader: bytes, requests, Lighthouse, timings, held against budgets.toml."""
