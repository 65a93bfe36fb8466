"""What deputies and members do together, from the plan to the answer: inspections, visits, research, training （代表活动）."""
