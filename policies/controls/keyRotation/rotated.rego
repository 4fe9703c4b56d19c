# METADATA
# title: Keys rotate by themselves
# description: The longer one key is used, the more a single disclosure opens.
# custom:
#   id: key.rotation
#   severity: {global: low, regional: medium, edge: medium, unclassified: low}
#   remediation: Switch on the automatic rotation of the key.
package controls.keyRotation.rotated

import data.lib.must

verdict := must.be(input.facets.keyRotation.automatic, true)
