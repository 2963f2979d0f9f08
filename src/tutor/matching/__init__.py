"""How alike two texts are: one normaliser, one stemmer, and similarities from 0.0 to 1.0. The only importer of rapidfuzz."""
