# METADATA
# title: Plaintext and old TLS are refused
# description: Encryption that a client may leave out protects only the clients that did not need to be told.
# custom:
#   id: trn.tls-enforced
#   severity: {global: medium, regional: high, edge: critical, unclassified: high}
#   remediation: >-
#     Refuse requests without TLS in the resource's policy or settings, and set the lowest version accepted to 1.2 or
#     newer.
package controls.inTransit.tls_enforced

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be(input.facets.inTransit.enforced, true),
	must.be_at_least(input.facets.inTransit.minimumVersion, data.parameters.minimumTls),
])
