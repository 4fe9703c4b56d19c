# METADATA
# title: Recorded bases last, and are not about to be taken away
# description: >-
#   A basis that ends next month, or hangs on one case in court, is a transfer without a basis that nobody has noticed yet.
# custom:
#   id: leg.basis-health
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   places: []
#   remediation: >-
#     Renew the entry before its end, check the recipient's listing again, or record a fallback basis with its documents.
package controls.places.basis_health

import data.transfers.health

verdict(place) := health.of(place)
