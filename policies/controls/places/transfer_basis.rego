# METADATA
# title: Every other copy stays inside the fence, and in the zone or on a recorded basis
# description: >-
#   A backup, a share or a cache abroad needs the same basis as a replica. No place that data is sent to may go
#   unjudged.
# custom:
#   id: leg.transfer-basis
#   severity: {global: info, regional: critical, edge: critical, unclassified: high}
#   places: [other]
#   remediation: >-
#     Keep the copy inside the zone and the fence, or record in the transfer register the basis, its documents and its
#     end.
package controls.places.transfer_basis

import data.transfers.decision

verdict(place) := decision.of_kind(place, "other")
