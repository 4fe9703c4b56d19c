# METADATA
# title: Services without a region are inside the fence, and in the zone or on a recorded basis
# description: >-
#   A service that is said to be global keeps its data wherever its provider likes; that it has no region is no sign that
#   it has no country.
# custom:
#   id: pro.global-plane
#   severity: {global: info, regional: low, edge: medium, unclassified: info}
#   places: [global]
#   remediation: >-
#     Keep data of people out of global services, or ask the provider for the countries that they use and accept the
#     gap until then.
package controls.places.global_plane

import data.transfers.home

verdict(place) := home.of_kind(place, "global")
