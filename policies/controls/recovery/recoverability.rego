# METADATA
# title: A recent recovery point exists, and outlives the store
# description: |
#   Data that is kept in one zone must still be restored there. A recovery point that goes with the store protects from
#   a broken disk, and not from a mistaken or hostile deletion. That a restore was ever tried, no setting tells.
# custom:
#   id: bkp.recoverability
#   severity: {global: low, regional: medium, edge: high, unclassified: low}
#   remediation: >-
#     Turn on backups inside the zone, and protect the store or its recovery points from deletion.
package controls.recovery.recoverability

import data.lib.applies
import data.lib.must
import data.lib.worst

verdict := applies.to(
	input.facets.recovery.original,
	worst.of([
		must.be_bounded(input.facets.recovery.newestPointHours),
		must.be_within(input.facets.recovery.newestPointHours, input.context.recovery.rpoHours),
		must.be(input.facets.recovery.protected, true),
	]),
)
