"""While migrations run, Django defines again only those classes that a step changed.

Django keeps each model of the house as a class while it migrates. After a step it defines anew whatever is related to
the changed model over any number of corners, in both directions: here that is nearly everything, hundreds of times.
Only the model itself needs it, and what stands on its class: whoever refers to it or descends from it, and so on. An
index or a constraint changes no class at all.

Migrations are written as ever, and the schema that comes out is the same. What a step of Python reads (`RunPython`) is
defined wholly anew before it, by Django itself: the state says that it is delayed.
"""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.migrations.state import ProjectState

Key = tuple[str, str]
DECLARING = ("add_index", "remove_index", "rename_index", "add_constraint", "remove_constraint", "alter_constraint")


@contextlib.contextmanager
def of_what_changed() -> Iterator[None]:
    """Inside this block classes are defined again as told above."""
    django = {name: getattr(ProjectState, name) for name in ("_find_reload_model", *DECLARING)}
    ours = {name: _declare(django[name]) for name in DECLARING}
    try:
        for name, function in {**ours, "_find_reload_model": _changed}.items():
            setattr(ProjectState, name, function)
        yield
    finally:
        for name, function in django.items():
            setattr(ProjectState, name, function)


def _changed(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[Key]:
    """The model and all whose classes hold its class."""
    state.is_delayed = True
    holders: dict[Key, set[Key]] = defaultdict(set)
    for model in state.apps.get_models(include_auto_created=True, include_swapped=True):
        for held in _held(model):
            holders[_key(held)].add(_key(model))
    found, ahead = set(), [(app_label, model_name)]
    while ahead:
        if (key := ahead.pop()) not in found:
            found.add(key)
            ahead.extend(holders[key])
    return found


def _held(model: Any) -> Iterable[Any]:
    """The classes which this one descends from or refers to."""
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    relations = [field.remote_field for field in fields if field.remote_field]
    held = [
        *model.__bases__,
        *(each.model for each in relations),
        *(getattr(each, "through", None) for each in relations),
    ]
    return (each for each in held if getattr(each, "_meta", None) is not None and not each._meta.abstract)


def _key(model: Any) -> Key:
    return model._meta.app_label, model._meta.model_name


def _declare(django: Callable[..., None]) -> Callable[..., None]:
    def declare(state: ProjectState, app_label: str, model_name: str, *what: Any) -> None:
        """The class stays and is told its indexes and constraints, by which the schema editor knows its own."""
        apps = state.__dict__.pop("apps", None)  # without it Django changes the state alone
        django(state, app_label, model_name, *what)
        if apps is not None:
            state.__dict__["apps"], state.is_delayed = apps, True
            for option in ("indexes", "constraints"):
                told = state.models[app_label, model_name].options.get(option, ())
                setattr(apps.get_model(app_label, model_name)._meta, option, [each.clone() for each in told])

    return declare
