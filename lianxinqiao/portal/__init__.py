"""The public site （公开门户）: suggestions and replies that are public, deputies, feeds. No login to read."""
