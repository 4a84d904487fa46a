"""`make bench`: the speed of the portal as ratios measured in one run, each against its limit or its rival."""
