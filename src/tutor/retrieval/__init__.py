"""Which entry a question is about, how sure we are, and why. No input or output happens here."""
