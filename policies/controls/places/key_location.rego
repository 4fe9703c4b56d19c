# METADATA
# title: Keys stay inside the fence, and in the zone or on a recorded basis
# description: A key can be demanded of its keeper, by the law of the country where it is kept.
# custom:
#   id: key.location
#   severity: {global: info, regional: high, edge: critical, unclassified: low}
#   places: [key]
#   remediation: >-
#     Encrypt with a key of the data's own zone, and delete replicas of key material outside it once nothing is
#     encrypted under them.
package controls.places.key_location

import data.transfers.decision

verdict(place) := decision.of_kind(place, "key")
