# METADATA
# title: Fails without saying what it saw
# description: A fail has what was observed and what was expected.
# custom:
#   id: mal.malformed-result
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.malformed_result

verdict := "pass" if input.resource.name != "trigger"

verdict := {"fail": {}} if input.resource.name == "trigger"
