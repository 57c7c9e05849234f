"""The controls that pages are made of; each takes plain words and dataclasses."""
