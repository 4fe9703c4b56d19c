# METADATA
# title: Data stores are encrypted at rest
# description: A medium that is lost, copied or left behind tells nothing without the key.
# custom:
#   id: enc.at-rest
#   severity: {global: medium, regional: high, edge: critical, unclassified: high}
#   remediation: >-
#     Turn encryption on. Where the service allows that for a new store only, copy the data there and delete the old
#     store.
package controls.atRest.encrypted

import data.lib.must

verdict := must.be(input.facets.atRest.enabled, true)
