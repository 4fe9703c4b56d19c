# METADATA
# title: Fills the memory of its thread
# description: What a builtin of the host gives back lies outside the ceiling of the Wasm.
# custom:
#   id: mal.heap-bomb
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.heap_bomb

verdict := "pass" if input.resource.name != "trigger"

verdict := "pass" if {
	input.resource.name == "trigger"
	count(regex.split("", ten(ten(ten(ten(ten(ten("0123456789")))))))) > 0
}

ten(text) := concat("", [text | some _ in numbers.range(1, 10)])
