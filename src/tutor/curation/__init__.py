"""What a curator asks of a pack beyond its being well-formed."""
