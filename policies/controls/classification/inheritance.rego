# METADATA
# title: A copy is labelled no laxer than its original
# description: |
#   A snapshot or replica holds the data of what it was copied from. Labelled as nobody's, as other people's or in a more
#   open tier, it would slip past the rules that hold for the original; it is judged by the strictest of both.
# custom:
#   id: cls.inheritance
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: >-
#     Give the copy the tags of its original, or let the data rule that matches the original match the copy too. Where
#     the original is outside this scan, scan its account and region as well.
package controls.classification.inheritance

import data.lib.must

verdict := must.be(input.facets.classification.keepsTier, true)
