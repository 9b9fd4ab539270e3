"""Property tests here read files of many sizes: a slow machine is no failure."""

from hypothesis import settings

settings.register_profile("transcripts", deadline=None)
settings.load_profile("transcripts")
