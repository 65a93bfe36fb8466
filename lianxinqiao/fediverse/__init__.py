"""What a body publishes, followed from Mastodon and whatever else speaks ActivityPub: to be followed, and nothing more."""
