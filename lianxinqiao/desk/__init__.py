"""The desk （工作台）: staff, deputies and departments; what waits for me, what is late, what happens today."""
