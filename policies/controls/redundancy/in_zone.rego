# METADATA
# title: The loss of a site is survived without leaving the zone
# description: |
#   Residency and resilience do not exclude each other: several zones of one region, or a second region inside the same
#   fence and zone. A second copy outside them is no answer to this, whatever it is good for.
# custom:
#   id: res.in-zone-redundancy
#   severity: {global: low, regional: medium, edge: medium, unclassified: low}
#   remediation: >-
#     Spread the store over the zones of its region, or replicate it to another region inside the fence and the zone.
#     Where a single copy will do, say so in ringfence.yaml under recovery.
package controls.redundancy.in_zone

import data.lib.applies
import data.lib.must

verdict := applies.to(
	input.context.recovery.copyWanted,
	must.be_one_of(input.facets.redundancy.mode, ["multi-zone", "second-region-inside"]),
)
