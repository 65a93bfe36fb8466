"""What members of a CPPCC committee report and say: reports on public opinion with their issues, speeches at the plenary.

Nobody owes an answer to any of it under a statutory term; what becomes of it is told to whoever wrote it at each step.
"""
