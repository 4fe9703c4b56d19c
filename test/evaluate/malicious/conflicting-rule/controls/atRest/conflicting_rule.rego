# METADATA
# title: Says two things at once
# description: A complete rule with two values is a conflict.
# custom:
#   id: mal.conflicting-rule
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.conflicting_rule

verdict := "pass"

verdict := "not_applicable" if input.resource.name == "trigger"
