"""Places, persons and the posts that tie one to the other."""

from lianxinqiao.people.models.committees import Committee
from lianxinqiao.people.models.persons import Mandate, Person
from lianxinqiao.people.models.places import Body, BodyProfile, District, Field, Organization
from lianxinqiao.people.models.posts import Post, PostQuerySet
from lianxinqiao.people.models.successions import Succession
from lianxinqiao.people.models.terms import Delegation, Session, Term
from lianxinqiao.people.models.townships import Township
from lianxinqiao.people.models.trust import Confirmation, Installation

__all__ = [
    "Body",
    "BodyProfile",
    "Committee",
    "Confirmation",
    "Delegation",
    "District",
    "Field",
    "Installation",
    "Mandate",
    "Organization",
    "Person",
    "Post",
    "PostQuerySet",
    "Session",
    "Succession",
    "Term",
    "Township",
]
