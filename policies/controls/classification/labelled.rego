# METADATA
# title: Somebody has said whose data each store holds
# description: |
#   Which laws are concerned follows from whose data it is, and no scanner can know that. Where tags and data rules
#   contradict each other the strictest one is taken, and somebody must still say which of them is right.
# custom:
#   id: cls.labelled
#   severity: {global: low, regional: high, edge: high, unclassified: high}
#   remediation: >-
#     Tag the store, or add a data rule to ringfence.yaml that names its people, tier and categories. Where several rules
#     match and one says nobody's data or tier global while another says otherwise, correct the tag or the rule.
package controls.classification.labelled

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be_declared(input.facets.classification.declared),
	must.be(input.facets.classification.consistent, true),
])
