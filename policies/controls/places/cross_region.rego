# METADATA
# title: Replicas stay inside the fence, and in the zone or on a recorded basis
# description: Replication is set up once and copies for years, and its target is easily forgotten.
# custom:
#   id: rep.cross-region
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [replica]
#   remediation: >-
#     Point the replication at a region inside the zone and the fence, or record a transfer basis for its target.
package controls.places.cross_region

import data.transfers.decision

verdict(place) := decision.of_kind(place, "replica")
