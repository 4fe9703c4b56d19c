# METADATA
# title: Loops without end
# description: Nine thousand million steps, for one name only.
# custom:
#   id: mal.endless-loop
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.endless_loop

verdict := "pass" if input.resource.name != "trigger"

verdict := {"fail": {"observed": count(steps), "expected": 0}} if input.resource.name == "trigger"

steps contains 1 if {
	some a in numbers.range(1, 3000)
	some b in numbers.range(1, 3000)
	some c in numbers.range(1, 3000)
	(a + b) + c == 0
}
