# METADATA
# title: No store is open to the public
# description: Protection by default means that data is not open to an unlimited number of people.
# custom:
#   id: exp.public-access
#   severity: {global: medium, regional: critical, edge: critical, unclassified: high}
#   remediation: Block public access on the store and on its account, and take its public address away.
package controls.exposure.public_access

import data.lib.must

verdict := must.be(input.facets.exposure.public, false)
