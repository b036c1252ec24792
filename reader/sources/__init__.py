"""file -> Source -> Page: bytes, charset, blocks in the order of the file, raw metadata."""
