"""The acts that only proposals have; what a unit does about one stands in `matters.actions`."""
