"""Names of stories that stay."""

import hashlib


def story_id(first_article: str) -> str:
    """The id of the story that began with this article."""
    return "s" + hashlib.blake2b(first_article.encode(), digest_size=6).hexdigest()
