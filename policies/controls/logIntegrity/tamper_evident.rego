# METADATA
# title: Logs are tamper-evident and out of reach of those they record
# description: Evidence that the people under audit can change proves little.
# custom:
#   id: log.integrity
#   severity: {global: medium, regional: high, edge: high, unclassified: medium}
#   remediation: >-
#     Switch on digest validation, lock the store of the log against deletion, and keep it in an account of its own.
package controls.logIntegrity.tamper_evident

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.logIntegrity.validated, true),
	must.be(input.facets.logIntegrity.locked, true),
	must.be(input.facets.logIntegrity.separate, true),
])
