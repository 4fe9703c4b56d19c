# METADATA
# title: Keys work and are not about to vanish
# description: Data under a lost key is lost with it, and nobody notices a disabled key before a restore.
# custom:
#   id: key.lifecycle
#   severity: {global: low, regional: medium, edge: medium, unclassified: low}
#   remediation: >-
#     Enable the key, or cancel its deletion, while anything is still encrypted under it. Let a key in use be deleted
#     only after a waiting period.
package controls.keys.lifecycle

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.keys.enabled, true),
	must.be(input.facets.keys.pendingDeletion, false),
	must.be(input.facets.keys.deletionProtected, true),
])
