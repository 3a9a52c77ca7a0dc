"""What all tests share: property tests are not timed, and draw the same cases on every machine."""

from hypothesis import settings

settings.register_profile("khabar", deadline=None, derandomize=True)
settings.load_profile("khabar")
