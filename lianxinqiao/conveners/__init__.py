"""Conveners （政协工作召集人） and sectors （界别）: who draws the members of an area or a walk of life together, and how the year goes.

A convener need not be a member: the post is one of the CPPCC committee's body for one street or township. What conveners
organise are activities of their body; here stand their yearly plans and reports, and what each sector owes a year.
"""
