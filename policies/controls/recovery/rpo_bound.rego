# METADATA
# title: No more data can be lost than the tier's recovery target allows
# description: |
#   Two questions with one answer each: what the configuration bounds, and how old the newest recovery point was seen to
#   be. How long a restore takes is declared and not measured.
# custom:
#   id: res.rpo-bound
#   severity: {global: low, regional: high, edge: high, unclassified: medium}
#   remediation: >-
#     Turn on continuous backup, take backups more often, or correct the recovery target of the tier in ringfence.yaml.
package controls.recovery.rpo_bound

import data.lib.applies
import data.lib.must
import data.lib.worst

verdict := applies.to(
	input.facets.recovery.original,
	worst.of([
		must.be_within(input.facets.recovery.rpoHours, input.context.recovery.rpoHours),
		must.be_within(input.facets.recovery.newestPointHours, input.context.recovery.rpoHours),
	]),
)
