"""The journal as bytes: canonical encoding, the chain of digests, the exercise file, versions. Pure: bytes in, bytes out."""
