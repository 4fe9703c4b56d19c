# METADATA
# title: Writes a book
# description: A hundred thousand numbers as what was observed.
# custom:
#   id: mal.huge-output
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.huge_output

verdict := "pass" if input.resource.name != "trigger"

verdict := {"fail": {"observed": numbers.range(1, 100000), "expected": 0}} if input.resource.name == "trigger"
