"""The demo district （演示区）: fictional 云河区, built by the real acts with its clock set to the days."""
