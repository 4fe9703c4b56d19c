# METADATA
# title: Has no verdict at all
# description: A row with one undefined verdict is undefined.
# custom:
#   id: mal.undefined-verdict
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.undefined_verdict

verdict := "pass" if input.resource.name != "trigger"
