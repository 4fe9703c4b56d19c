# METADATA
# title: Data of people stays out of non-production
# description: |
#   A copy for testing is guarded less and kept longer than the original, and often by people elsewhere. Data is not of
#   people where a rule says so.
# custom:
#   id: pbd.nonprod-data
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: >-
#     Test with synthetic or anonymised data, and declare in a data rule that it is nobody's. Tag each store with its
#     stage.
package controls.isolation.nonprod_data

import data.lib.applies
import data.lib.must
import data.lib.worst

verdict := applies.outside_production(
	input.facets.isolation.stage,
	worst.of([
		must.be_nobodys(input.labels.people),
		must.be(input.facets.isolation.fromProduction, false),
		must.be_declared(input.facets.isolation.originDeclared),
	]),
)
