# METADATA
# title: Copies go to accounts that are known
# description: What happens to a copy in an account that nobody lists and nobody scans, no other control would tell.
# custom:
#   id: rep.cross-account
#   severity: {global: medium, regional: high, edge: critical, unclassified: high}
#   places: []
#   remediation: >-
#     End the copying, or name the account in the config, under its legal entity, once somebody has said whose it is.
package controls.places.cross_account

import data.lib.answer
import data.lib.fact

verdict(place) := "not_applicable" if place.via == null

verdict(place) := related(place.relation) if place.via != null

related(relation) := answer.tested(relation, is_known(fact.value(relation)), ["same", "same-owner", "listed"])

related(relation) := answer.open(fact.why(relation)) if fact.unread(relation)

is_known("same") := true

is_known("same-owner") := true

is_known("listed") := true

is_known("unlisted") := false
