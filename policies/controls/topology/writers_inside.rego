# METADATA
# title: Wherever replicated data can be written lies inside the fence
# description: |
#   A replica that takes writes is a second origin of the data, and not a copy of it. Whether there is one (active-active)
#   or none (active-passive) follows from the writers and the replicas.
# custom:
#   id: res.topology
#   severity: {global: info, regional: high, edge: critical, unclassified: low}
#   remediation: >-
#     Make the replica outside the fence read-only, end the replication back from it, or move the writer inside the
#     fence.
package controls.topology.writers_inside

import data.lib.applies
import data.lib.must

verdict := applies.unless(
	input.facets.topology.mode,
	"single",
	must.be_empty(input.facets.topology.writersOutside),
)
