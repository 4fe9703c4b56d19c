# METADATA
# title: Whether data may be where it was first written
# description: |
#   As for any other place, but a resource that holds no data has none there: its copies, keys and logs are judged, and
#   the place of the resource itself is nobody's.
package transfers.home

import data.lib.holdings
import data.lib.place.kind
import data.transfers.decision

of_kind(place, wanted) := on(kind(place) == wanted, place)

on(false, _) := "not_applicable"

on(true, place) := of_holder(input.context.holds, place)

of_holder(holds, place) := decision.by_law(place) if holdings.are_data(holds)

of_holder(holds, _) := "not_applicable" if holdings.are_no_data(holds)
