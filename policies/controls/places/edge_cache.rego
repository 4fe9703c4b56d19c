# METADATA
# title: Caches at the edge stay inside the fence, and in the zone or on a recorded basis
# description: >-
#   A delivery network keeps copies wherever its visitors are, unless its locations are restricted or nothing is cached.
# custom:
#   id: loc.edge-cache
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   places: [edge]
#   remediation: >-
#     Turn caching off for what is about people, restrict the locations that may serve it, or record a transfer basis.
package controls.places.edge_cache

import data.transfers.decision

verdict(place) := decision.of_kind(place, "edge")
