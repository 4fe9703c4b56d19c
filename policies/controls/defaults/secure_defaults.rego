# METADATA
# title: What nobody chooses is private, encrypted, logged and labelled
# description: Protection by default is about the resources that nobody thought about.
# custom:
#   id: pbd.secure-defaults
#   severity: {global: medium, regional: high, edge: high, unclassified: high}
#   remediation: >-
#     Block public access, encrypt volumes, route logs and require labels for the whole account, in every region.
package controls.defaults.secure_defaults

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.defaults.publicBlocked, true),
	must.be(input.facets.defaults.volumesEncrypted, true),
	must.be(input.facets.defaults.logsRouted, true),
	must.be(input.facets.defaults.labelsRequired, true),
])
