# METADATA
# title: The control plane is logged in every enabled region
# description: Who copied, shared or opened up a store is told only by a trail that covers its region.
# custom:
#   id: log.control-plane
#   severity: {global: high, regional: high, edge: critical, unclassified: high}
#   remediation: >-
#     Let one active trail record management events in every region of the account, or disable the regions that nobody
#     uses.
package controls.audit.control_plane

import data.lib.must

verdict := must.be_empty(input.facets.audit.unloggedRegions)
