# METADATA
# title: Where a transfer leans on encryption, the provider cannot decrypt
# description: |
#   Encryption keeps data from the authorities of a country only while nobody there can be made to use the key. It does
#   not help where the service must see clear text to do its work: that service holds what the key was to protect.
# custom:
#   id: key.exclusive-control
#   severity: {global: info, regional: medium, edge: high, unclassified: info}
#   remediation: >-
#     Encrypt the store under a key that is held outside the provider's reach, or record a transfer that does not require
#     this control.
package controls.custody.exclusive_control

import data.lib.must

verdict := must.be(input.facets.custody.exclusive, true) if leaning == true

verdict := "not_applicable" if leaning == false

# METADATA
# description: Some entry of the transfer register, for some place of this store, asks for it.
leaning := "key.exclusive-control" in input.context.required
