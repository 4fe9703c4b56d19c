# METADATA
# title: Reads and writes of data leave a log entry
# description: After an incident, only a log of accesses can tell whose data was reached and whose was not.
# custom:
#   id: log.data-access
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   remediation: >-
#     Switch on the access log of the store itself, or add the store to the data events of a trail that is active.
package controls.logging.data_access

import data.lib.must

verdict := must.be(input.facets.logging.dataAccess, true)
