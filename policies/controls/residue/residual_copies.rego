# METADATA
# title: Nothing is left behind when data is deleted
# description: Detached disks, old versions and recycle bins keep what a person was told is gone.
# custom:
#   id: ret.residual-copies
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Delete what nothing uses any more, and let old versions and soft-deleted data expire.
package controls.residue.residual_copies

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.residue.orphaned, false),
	must.be_at_most(input.facets.residue.remainingDays, data.parameters.maximumResidueDays),
])
