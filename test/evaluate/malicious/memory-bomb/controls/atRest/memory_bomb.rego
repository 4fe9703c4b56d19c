# METADATA
# title: Fills its memory
# description: A text, ten times as long with each step.
# custom:
#   id: mal.memory-bomb
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.memory_bomb

verdict := "pass" if input.resource.name != "trigger"

verdict := "pass" if {
	input.resource.name == "trigger"
	count(ten(ten(ten(ten(ten(ten(ten(ten(ten(ten("0123456789"))))))))))) > 0
}

ten(text) := concat("", [text | some _ in numbers.range(1, 10)])
