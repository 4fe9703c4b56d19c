# METADATA
# title: Nobody outside the known accounts may decrypt
# description: The right to decrypt is access to the data, from wherever its holder sits.
# custom:
#   id: key.foreign-grants
#   severity: {global: medium, regional: high, edge: critical, unclassified: high}
#   remediation: >-
#     Remove foreign principals from the policy, the grants and the role assignments of the key, or list their
#     accounts in ringfence.yaml.
package controls.keyGrants.foreign_grants

import data.lib.must

verdict := must.be_empty(input.facets.keyGrants.foreignDecrypt)
