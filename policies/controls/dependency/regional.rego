# METADATA
# title: A store needs no key and no log of another region
# description: |
#   A store that cannot be opened or audited without another region is down when that region is, and answers to its law.
# custom:
#   id: iso.regional-dependency
#   severity: {global: low, regional: medium, edge: high, unclassified: low}
#   remediation: Use a key, a log sink and secrets of the store's own region; a multi-region key has a replica there.
package controls.dependency.regional

import data.lib.must

verdict := must.be_empty(input.facets.dependency.foreignRegions)
