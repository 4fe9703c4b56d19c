# METADATA
# title: The worst of several verdicts
# description: >-
#   A failure is worse than an open question, that is worse than silence, and silence is worse than a pass. What asks for
#   nothing is better than all of them.
package lib.worst

# METADATA
# description: The first of the worst. A list with something else in it has no worst, and an empty one none either.
of(verdicts) := [verdict | some i, verdict in verdicts; ranks[i] == worst][0] if {
	ranks := [rank(verdict) | some verdict in verdicts]
	count(ranks) == count(verdicts)
	worst := min(ranks)
}

rank({"fail": _}) := 0

rank({"unknown": _}) := 1

rank({"undeclared": _}) := 2

rank("pass") := 3

rank("not_applicable") := 4
