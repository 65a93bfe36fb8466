"""Projects of the government followed until they open: the yearly plan, money, milestones, what came of it （政府投资项目）."""
