"""One screen a file; each asks `Study` and hands the answers down to its widgets."""
