# METADATA
# title: Snapshots and images are shared with nobody unknown
# description: Whoever may restore a snapshot has the whole store, and leaves no trace in its log.
# custom:
#   id: bkp.sharing
#   severity: {global: high, regional: critical, edge: critical, unclassified: critical}
#   remediation: >-
#     Make the snapshot or image private, and end what is shared with accounts that ringfence.yaml does not list.
package controls.sharing.shared_copies

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.sharing.public, false),
	must.be_empty(input.facets.sharing.foreignAccounts),
])
