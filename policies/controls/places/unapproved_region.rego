# METADATA
# title: No resource lies in a region that is not approved
# description: Data leaves unnoticed by the regions that nobody uses, because nobody looks there.
# custom:
#   id: loc.unapproved-region
#   severity: {global: low, regional: high, edge: high, unclassified: high}
#   places: []
#   remediation: Move the resource to an approved region, or approve the region in the config.
package controls.places.unapproved_region

import data.lib.answer
import data.lib.fact

verdict(place) := "not_applicable" if place.approved == "no-list"

verdict(place) := said(place.approved, place.country) if place.role == "primary"

# A copy is judged where it lies, as a resource of its own, and by where it may go.
verdict(place) := "not_applicable" if {
	place.approved != "no-list"
	place.role != "primary"
}

said("approved", _) := "pass"

said("unapproved", _) := answer.failing("unapproved", "approved")

said("unresolved", country) := answer.open(fact.why(country))
