# METADATA
# title: Which control a place belongs to
# description: |
#   One word per place, so that every copy has one owner: `primary`, `key`, `log`, `pair` (the provider chose where it
#   goes), `replica` (the customer did) or `other`. A role or a way that is not described well has no word, and then no
#   control has a verdict.
package lib.place

kind(place) := place.role if uncopied[place.role]

else := copied(place.via) if copies[place.role]

# Looked up, not searched with `in`: every place passes here three times.
uncopied := {"primary", "key", "log"}

copies := {"replica", "backup", "snapshot", "edge", "processing", "failover"}

copied(null) := "other"

copied(via) := "other" if via.means != "replication"

copied(via) := replicated(via.mechanism) if via.means == "replication"

replicated(mechanism) := "pair" if endswith(mechanism, "-pair")

else := "replica" if endswith(mechanism, "-pair") == false
