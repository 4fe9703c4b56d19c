# METADATA
# title: Nobody outside the known accounts has access
# description: Reading from abroad brings data abroad, though no copy of it was configured.
# custom:
#   id: exp.external-principal
#   severity: {global: low, regional: high, edge: critical, unclassified: high}
#   remediation: >-
#     Remove the foreign principals from the policy of the store, or list their accounts in ringfence.yaml and record
#     the transfer.
package controls.access.external_principal

import data.lib.must

verdict := must.be_empty(input.facets.access.externalPrincipals)
