"""The cast is at home in every room's tests."""

pytest_plugins = ["tests.fixtures"]
