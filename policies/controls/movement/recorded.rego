# METADATA
# title: Copies, exports, shares and network flows leave a record
# description: A log of reads does not show that data went abroad; a log of what moves it does.
# custom:
#   id: log.movement
#   severity: {global: info, regional: high, edge: high, unclassified: medium}
#   remediation: >-
#     Record the events that copy, export, share, replicate and restore, and the flow logs of the networks that data
#     leaves by.
package controls.movement.recorded

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.movement.copies, true),
	must.be(input.facets.movement.flows, true),
])
