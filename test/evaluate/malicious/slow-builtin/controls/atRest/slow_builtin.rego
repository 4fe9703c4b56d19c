# METADATA
# title: Backtracks without end
# description: The loop is in the host's own regular expressions, where the Wasm is not even running.
# custom:
#   id: mal.slow-builtin
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.slow_builtin

verdict := "pass" if input.resource.name != "trigger"

verdict := "pass" if {
	input.resource.name == "trigger"
	count(regex.split(`^(a+)+$`, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")) > 0
}
