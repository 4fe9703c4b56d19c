# METADATA
# title: What is handed to others stays inside the fence, and in the zone or on a recorded basis
# description: >-
#   A share, an event target or a monitoring service takes data out of sight of every other control.
# custom:
#   id: pro.export-sink
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   places: [export]
#   remediation: >-
#     Stop the integration, point it at a recipient inside the zone and the fence, or record the recipient and the basis
#     in the transfer register.
package controls.places.export_sink

import data.transfers.decision

verdict(place) := decision.of_kind(place, "export")
