# METADATA
# title: Backups and snapshots stay inside the fence, and in the zone or on a recorded basis
# description: >-
#   A recovery point holds all that its original held, and a rule that copies vaults often names a far region for the
#   sake of disasters.
# custom:
#   id: bkp.location
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: [backup]
#   remediation: >-
#     Copy recovery points to a vault inside the zone and the fence, delete those abroad once a nearer one exists, or
#     record a transfer basis.
package controls.places.backup_location

import data.transfers.decision

verdict(place) := decision.of_kind(place, "backup")
