# METADATA
# title: Logs stay inside the fence, and in the zone or on a recorded basis
# description: Logs carry identifiers and addresses, and a central sink collects them from every country.
# custom:
#   id: log.residency
#   severity: {global: info, regional: medium, edge: high, unclassified: medium}
#   places: [log]
#   remediation: >-
#     Send the logs to a sink inside the zone and the fence, or strip what identifies people before they leave.
package controls.places.log_residency

import data.transfers.decision

verdict(place) := decision.of_kind(place, "log")
