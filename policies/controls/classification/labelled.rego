# METADATA
# title: Somebody has said whose data each store holds
# description: Which laws are concerned follows from whose data it is, and no scanner can know that.
# custom:
#   id: cls.labelled
#   severity: {global: low, regional: high, edge: high, unclassified: high}
#   remediation: Tag the store, or add a data rule to ringfence.yaml that names its people, tier and categories.
package controls.classification.labelled

import data.lib.must

verdict := must.be_declared(input.facets.classification.declared)
