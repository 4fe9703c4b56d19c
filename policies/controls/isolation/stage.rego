# METADATA
# title: Staging has nothing in common with production data of people, and stays inside the fence
# description: |
#   A canary or a staging store is watched less than production. A key, a log or a copy that both use carries the weakness
#   of the one over to the other.
# custom:
#   id: iso.stage-isolation
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: >-
#     Give the stage keys and log sinks of its own, end the copying between it and production, and keep it inside the
#     fence. Tag each store with its stage.
package controls.isolation.stage

import data.lib.applies
import data.lib.must
import data.lib.worst

verdict := applies.outside_production(
	input.facets.isolation.stage,
	worst.of([
		must.be_empty(input.facets.isolation.shared),
		must.be_empty(input.facets.isolation.outsideFence),
		must.be_declared(input.facets.isolation.sharersDeclared),
	]),
)
