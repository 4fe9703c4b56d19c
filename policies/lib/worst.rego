# METADATA
# title: The worst of several verdicts
# description: A failure is worse than an open question, that is worse than silence, and silence is worse than a pass.
package lib.worst

# METADATA
# description: The first of the worst. A list with something else in it has no worst, and an empty one none either.
of(verdicts) := [verdict | some i, verdict in verdicts; ranks[i] == highest][0] if {
	ranks := [rank(verdict) | some verdict in verdicts]
	count(ranks) == count(verdicts)
	highest := max(ranks)
}

rank("pass") := 0

rank({"undeclared": _}) := 1

rank({"unknown": _}) := 2

rank({"fail": _}) := 3
