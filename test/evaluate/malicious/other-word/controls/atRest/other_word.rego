# METADATA
# title: Answers in a word of its own
# description: A word that nobody agreed on may hide anything.
# custom:
#   id: mal.other-word
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Do not use it.
package controls.atRest.other_word

verdict := "pass" if input.resource.name != "trigger"

verdict := "PASS" if input.resource.name == "trigger"
