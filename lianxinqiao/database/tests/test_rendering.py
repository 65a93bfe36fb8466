"""Migrations define anew only what a step changed, and nothing that stands holds a class that is gone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from lianxinqiao.database import rendering

PK = ("id", models.BigAutoField(primary_key=True))


def model(name: str, *fields: tuple[str, Any], **told: Any) -> ModelState:
    return ModelState("town", name, [] if "bases" in told else [PK, *fields], **told)


def referring(to: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(f"town.{to}", models.CASCADE)


@pytest.fixture
def town() -> Iterator[ProjectState]:
    """A street, its house, the house's door, a kind of street; a river that a bridge and the street are linked to."""
    with rendering.of_what_changed():
        state = ProjectState()
        assert state.apps
        state.add_model(model("river"))
        state.add_model(model("street", ("river", referring("river"))))
        state.add_model(model("house", ("street", referring("street"))))
        state.add_model(model("door", ("house", referring("house"))))
        state.add_model(model("avenue", bases=("town.street",), options={"proxy": True}))
        state.add_model(model("bridge", ("rivers", models.ManyToManyField("town.river"))))
        yield state


def classes(state: ProjectState) -> dict[str, Any]:
    return {each._meta.model_name: each for each in state.apps.get_models(include_auto_created=True)}


def anew(before: dict[str, Any], state: ProjectState) -> set[str]:
    return {name for name, each in classes(state).items() if before.get(name) is not each}


def test_a_new_model_leaves_every_class(town: ProjectState) -> None:
    before = classes(town)
    town.add_model(model("gate", ("house", referring("house"))))
    assert anew(before, town) == {"gate"}
    assert {each.related_model for each in classes(town)["house"]._meta.related_objects} == {
        classes(town)["door"],
        classes(town)["gate"],
    }


def test_whoever_stands_on_a_changed_class_is_defined_anew(town: ProjectState) -> None:
    before = classes(town)
    town.add_field("town", "street", "name", models.TextField(default=""), preserve_default=True)
    assert anew(before, town) == {"street", "house", "door", "avenue"}
    assert classes(town)["house"]._meta.get_field("street").remote_field.model is classes(town)["street"]
    assert whole(town) == whole(town.clone(), anew=True)


def test_the_table_between_two_follows_either(town: ProjectState) -> None:
    before = classes(town)
    town.add_field("town", "river", "name", models.TextField(default=""), preserve_default=True)
    assert {"river", "bridge", "bridge_rivers"} <= anew(before, town)


def test_a_constraint_changes_no_class_and_is_known_to_it(town: ProjectState) -> None:
    before = classes(town)
    town.models["town", "street"].options |= {"constraints": [], "indexes": []}
    town.add_constraint("town", "street", models.UniqueConstraint(fields=["river"], name="one_a_river"))
    town.add_index("town", "street", models.Index(fields=["river"], name="by_river"))
    assert anew(before, town) == set()
    meta = classes(town)["street"]._meta
    assert [each.name for each in (*meta.constraints, *meta.indexes)] == ["one_a_river", "by_river"]
    town.remove_constraint("town", "street", "one_a_river")
    assert meta.constraints == []


def test_a_step_of_python_reads_what_django_draws(town: ProjectState) -> None:
    town.add_field("town", "street", "name", models.TextField(default=""), preserve_default=True)
    read = migrations.RunPython(lambda apps, editor: seen.append(apps))
    seen: list[Any] = []
    read.database_forwards("town", connection.schema_editor(), town, town)  # type: ignore[no-untyped-call]
    assert seen[0].get_model("town", "street") is not None
    assert town.is_delayed


def test_django_is_itself_again_afterwards() -> None:
    own = ProjectState._find_reload_model
    with rendering.of_what_changed():
        assert ProjectState._find_reload_model is not own
    assert ProjectState._find_reload_model is own


def whole(state: ProjectState, *, anew: bool = False) -> dict[str, set[tuple[str, int | str]]]:
    """Of each model what refers to it, and whether by the class that stands."""
    if anew:
        state.__dict__.pop("apps", None)
    standing = set(state.apps.get_models(include_auto_created=True))
    return {
        each._meta.label: {
            (f"{other.related_model._meta.label}.{other.field.name}", str(other.related_model in standing))
            for other in each._meta.get_fields(include_hidden=True)
            if other.auto_created and other.is_relation
        }
        for each in standing
    }


def test_of_the_house_nothing_is_lost() -> None:
    """Half the house's migrations, drawn our way: what is related is related as when Django draws it at the end."""
    loader = MigrationLoader(None)
    state = ProjectState(real_apps=loader.unmigrated_apps)
    assert state.apps
    with rendering.of_what_changed():
        for key in loader.graph._generate_plan(loader.graph.leaf_nodes("matters"), at_end=True):
            loader.graph.nodes[key].mutate_state(state, preserve=False)
    assert len(whole(state)) > 60
    assert whole(state) == whole(state.clone(), anew=True)
