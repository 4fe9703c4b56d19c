# METADATA
# title: Asks for the time
# description: The host has no clock for a policy.
# custom:
#   id: mal.forbidden-builtin
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.forbidden_builtin

verdict := "pass" if time.now_ns() > 0
