"""What to say: what was meant, what it refers to, and the reply. No input or output happens here."""
