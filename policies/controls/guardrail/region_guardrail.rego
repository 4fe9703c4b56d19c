# METADATA
# title: A rule that denies keeps new resources in the approved regions
# description: |
#   What a scan finds has already been copied; a rule that denies keeps it from happening. Which regions are approved the
#   config says, by a list or by fences and data rules that let data be wherever the rule lets it; else a person must.
# custom:
#   id: loc.region-guardrail
#   severity: {global: low, regional: high, edge: high, unclassified: high}
#   remediation: >-
#     Attach a policy that denies every region that is not approved, and write down what it has to exempt. Which those are
#     stands under approved-regions in ringfence.yaml.
package controls.guardrail.region_guardrail

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.guardrail.enforced, true),
	must.be_empty(input.facets.guardrail.strayRegions),
	must.be_declared(input.facets.guardrail.declared),
])
