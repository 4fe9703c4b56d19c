# METADATA
# title: The primary copy rests inside the fence, and in the zone or on a recorded basis
# description: >-
#   Whether a basis is needed, and whose authorities can demand the data, begins with the country in which it rests.
# custom:
#   id: loc.primary-storage
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [primary]
#   remediation: Move the store to a region inside the zone and the fence, or record the basis on which it may stay.
package controls.places.primary_storage

import data.transfers.home

verdict(place) := home.of_kind(place, "primary")
