"""From a fresh checkout to a running installation: what `./run` and `./test` make before anything else can run.

`words`, `stamps`, `environment` and `frontend` use the standard library alone and run on the machine's own Python;
`translations`, `start` and `checks` run inside the environment that those have made.
"""
