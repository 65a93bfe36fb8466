"""What can be found of a thing, and by whom."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

# Kilobytes that may wait before they are merged into an index: a search reads them through.
PENDING = 1024


class Entry(models.Model):
    """Two vectors for two readers: what stands in the files, and what the portal shows to everybody.

    `kind` and `key` say of what: the label of a model, the key of its row (kinds.py). `public` holds no word that is not
    published, and is empty where nothing is: a stranger's question cannot touch anything else, whatever the query around
    it forgets.
    """

    pk = models.CompositePrimaryKey("kind", "key")
    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    inside = SearchVectorField()
    public = SearchVectorField(null=True)

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["inside"], name="search_inside", gin_pending_list_limit=PENDING),
            GinIndex(
                fields=["public"],
                name="search_public",
                condition=Q(public__isnull=False),
                gin_pending_list_limit=PENDING,
            ),
        ]
