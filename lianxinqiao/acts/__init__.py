"""What every room of business is made of: lives as tables of stages, acts as rows, rules in sentences, one frame for all.

A room declares its tables (`stages.Stages`, `table.Acts`), its rules (`rules.Rules`) and its audiences, and writes each act
as one function between `frame.locked` and `frame.done`. This room knows no kind of matter.
"""
