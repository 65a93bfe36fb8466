"""The acts of the office, each once: views, API, imports, demo and jobs all call these.

Modules by the time of the suggestion's life; functions are the office's verbs. Every act takes `by` (a post)
and `at` (the moment; its day is `at`'s local date), locks the suggestion, asks the rule, steps the stage, writes
the journal and queues the notices, all in one transaction.
"""
