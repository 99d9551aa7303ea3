"""The ledger’s pages, drawn as if scanned: paper, handwriting, seals, and what stands on them."""
