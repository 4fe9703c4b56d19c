# METADATA
# title: Inference and training run inside the fence, and in the zone or on a recorded basis
# description: >-
#   A profile or deployment that spans regions sends each prompt to whichever of them is free, and the caller is not told
#   which.
# custom:
#   id: pro.ai-location
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [ai]
#   remediation: >-
#     Use a deployment of one region or of the zone, never a global one, or record a transfer basis for each region that
#     may answer.
package controls.places.ai_location

import data.transfers.decision

verdict(place) := decision.of_kind(place, "ai")
