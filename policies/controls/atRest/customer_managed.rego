# METADATA
# title: The store is encrypted under a key of the customer's own
# description: A key of the provider obeys no policy of its customer, who can neither withdraw it nor see who used it elsewhere.
# custom:
#   id: key.customer-managed
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   remediation: Encrypt the store under a key that your own account holds.
package controls.atRest.customer_managed

import data.lib.must

verdict := must.be(input.facets.atRest.keyOwner, "customer")
