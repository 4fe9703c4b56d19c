# METADATA
# title: What is stored expires
# description: A retention schedule deletes nothing; a rule on the store does.
# custom:
#   id: ret.lifecycle
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Add a lifecycle rule to the whole store that deletes within the most that rules/parameters.yaml names.
package controls.retention.lifecycle

import data.lib.must

verdict := must.be_at_most(input.facets.retention.days, data.parameters.maximumRetentionDays)
