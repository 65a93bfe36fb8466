"""What citizens bring to a station or to the portal （群众意见）: taken in, routed, answered, rated; not a matter of its own.

Nobody owes an answer under a statutory term. An opinion may become a deputy's suggestion; then each knows the other.
"""
