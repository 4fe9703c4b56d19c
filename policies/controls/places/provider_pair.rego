# METADATA
# title: Copies that the provider places stay inside the fence, and in the zone or on a recorded basis
# description: A geo-redundant tier copies to a region that nobody typed in, and some pairs lie across a border.
# custom:
#   id: rep.provider-pair
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [pair]
#   remediation: >-
#     Choose zone-redundant or local redundancy, move to a region whose pair lies inside the zone, or record a
#     transfer basis.
package controls.places.provider_pair

import data.transfers.decision

verdict(place) := decision.of_kind(place, "pair")
