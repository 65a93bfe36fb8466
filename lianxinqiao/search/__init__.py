"""Full text search (检索) over what the reader may see: CJK bigrams in a tsvector."""
