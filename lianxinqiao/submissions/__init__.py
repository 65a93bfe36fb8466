"""What is sent by a form: each once, and nothing typed is lost when the session ended meanwhile."""
