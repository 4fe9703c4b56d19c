# METADATA
# title: Every place of data is in a country that is known
# description: Every rule about places begins with the country, so that where none is known no rule has an answer.
# custom:
#   id: loc.country-unresolved
#   severity: {global: low, regional: high, edge: high, unclassified: medium}
#   places: []
#   remediation: >-
#     Grant the permission that would tell the region, scan the account of the copy as well, or have the region added to
#     the table.
package controls.places.country_unresolved

import data.lib.holdings
import data.lib.place.resolved

verdict(place) := resolved(place.country) if place.role != "primary"

verdict(place) := resolved(place.country) if {
	place.role == "primary"
	holdings.are_data(input.context.holds)
}

verdict(place) := "not_applicable" if {
	place.role == "primary"
	holdings.are_no_data(input.context.holds)
}
