# METADATA
# title: Network links across a zone border are encrypted and registered
# description: A standing link carries data and remote access abroad without any copy being configured.
# custom:
#   id: trn.cross-boundary-link
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   remediation: Encrypt the link, and name the transfer that it serves in the register; remove it if it serves none.
package controls.link.cross_boundary_link

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.link.encrypted, true),
	must.be(input.facets.link.registered, true),
])
