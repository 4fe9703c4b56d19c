# METADATA
# title: Crashes on some data
# description: The pattern comes from the input, and one of them is no pattern.
# custom:
#   id: mal.data-crash
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.data_crash

verdict := "pass" if input.resource.name != "trigger"

verdict := "pass" if {
	input.resource.name == "trigger"
	count(regex.split(concat("", [input.resource.name, "("]), "x")) > 0
}
