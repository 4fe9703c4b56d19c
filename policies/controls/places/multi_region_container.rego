# METADATA
# title: Stores of a whole geography are inside the fence, and in the zone or on a recorded basis
# description: >-
#   A geography such as "europe" is a name of the provider and no country; it may take in places outside the zone.
# custom:
#   id: loc.multi-region-container
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [container]
#   remediation: >-
#     Move the store to a region, or have the provider confirm in which countries the geography keeps data.
package controls.places.multi_region_container

import data.transfers.home

verdict(place) := home.of_kind(place, "container")
