"""Places, persons and the posts that tie one to the other."""

from lianxinqiao.people.models.persons import Mandate, Person, Post
from lianxinqiao.people.models.places import Body, BodyProfile, Delegation, District, Field, Organization, Session, Term

__all__ = [
    "Body",
    "BodyProfile",
    "Delegation",
    "District",
    "Field",
    "Mandate",
    "Organization",
    "Person",
    "Post",
    "Session",
    "Term",
]
