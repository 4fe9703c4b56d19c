# METADATA
# title: Jobs that read the data run inside the fence, and in the zone or on a recorded basis
# description: >-
#   What a job elsewhere reads is processed elsewhere, though the store itself stays where it is.
# custom:
#   id: pro.compute-location
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [compute]
#   remediation: >-
#     Run the job in a region inside the zone and the fence, beside the data, or record a transfer basis.
package controls.places.compute_location

import data.transfers.decision

verdict(place) := decision.of_kind(place, "compute")
