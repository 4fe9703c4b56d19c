# METADATA
# title: The primary copy rests inside the fence, and in the zone or on a recorded basis
# description: >-
#   Whether a basis is needed, and whose authorities can demand the data, begins with the country in which it rests.
# custom:
#   id: loc.primary-storage
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   remediation: Move the store to a region inside the zone and the fence, or record the basis on which it may stay.
package controls.places.primary_storage

import data.transfers.decision

verdict(place) := decision.by_law(place) if {
	place.role == "primary"
	is_data(input.context.holds)
}

verdict(place) := "not_applicable" if {
	place.role == "primary"
	is_no_data(input.context.holds)
}

verdict(place) := "not_applicable" if place.role != "primary"

is_data("content")

is_data("log")

is_data("unknown")

is_no_data("key")

is_no_data("metadata")

is_no_data("none")
