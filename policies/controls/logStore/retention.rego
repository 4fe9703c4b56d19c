# METADATA
# title: Logs are kept long enough, and not forever
# description: >-
#   A log that ends before the question comes answers nothing, and a log of people is personal data that has its own
#   end.
# custom:
#   id: log.retention
#   severity: {global: low, regional: medium, edge: medium, unclassified: medium}
#   remediation: Set the retention of the log between the least and the most that rules/parameters.yaml names.
package controls.logStore.retention

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be_at_least(input.facets.logStore.days, data.parameters.minimumLogDays),
	must.be_at_most(input.facets.logStore.days, data.parameters.maximumLogDays),
])
