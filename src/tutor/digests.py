"""The digest that tells texts and files apart (BLAKE2b)."""

try:
    # hashlib has the same function, but loading it loads OpenSSL too: 2 ms and 4 MiB for every `tutor ask`.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
