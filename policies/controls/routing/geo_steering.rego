# METADATA
# title: Each geography is served from where its fence allows
# description: |
#   DNS, content delivery and front doors decide where the data of a visitor is first received. A route of last resort is
#   a route. A firewall that turns countries away is read before a Front Door of Azure; of other entrances it is not, so
#   that a route which is open to all may fail for visitors whom it never lets through.
# custom:
#   id: rou.geo-steering
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   remediation: >-
#     Send each geography to an origin inside its fence, the default and the failover routes included, and restrict the
#     delivery network to locations inside it.
package controls.routing.geo_steering

import data.lib.must

verdict := must.be_empty(input.facets.routing.strayGeographies)
