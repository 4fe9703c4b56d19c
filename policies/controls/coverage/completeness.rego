# METADATA
# title: The scan has seen the whole account
# description: What was not read cannot be found wanting, so an incomplete scan proves less than it seems to.
# custom:
#   id: cov.completeness
#   severity: {global: medium, regional: high, edge: high, unclassified: high}
#   remediation: >-
#     Grant the permissions that the scan lists as missing, then scan again. Accept in ringfence.yaml, with a reason and
#     an end, what must stay unread.
package controls.coverage.completeness

import data.lib.must

verdict := must.be(input.facets.coverage.complete, true)
