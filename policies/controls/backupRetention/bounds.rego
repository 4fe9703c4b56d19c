# METADATA
# title: Backups are kept long enough, and not forever
# description: Too few days leave nothing to restore from, and a backup without an end keeps what was erased.
# custom:
#   id: bkp.retention
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Set the retention of the backups between the least and the most that rules/parameters.yaml names.
package controls.backupRetention.bounds

import data.lib.must
import data.lib.worst

verdict := worst.of([
	must.be_at_least(input.facets.backupRetention.days, data.parameters.minimumBackupDays),
	must.be_at_most(input.facets.backupRetention.days, data.parameters.maximumBackupDays),
])
