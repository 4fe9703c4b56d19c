# METADATA
# title: Which control a place belongs to
# description: |
#   One word per place, so that every copy has one owner: `primary`, `key`, `log`, `pair` (the provider chose where it
#   goes), `replica` (the customer did) or `other`. A role or a way that is not described well has no word, and then no
#   control has a verdict.
package lib.place

kind(place) := place.role if is_uncopied(place.role)

else := copied(place.via) if is_copy(place.role)

# Words as arguments, not as a set: Wasm would build the set again for every input.
is_uncopied("primary")

is_uncopied("key")

is_uncopied("log")

is_copy("replica")

is_copy("backup")

is_copy("snapshot")

is_copy("edge")

is_copy("processing")

is_copy("failover")

copied(null) := "other"

copied(via) := "other" if via.means != "replication"

copied(via) := replicated(via.mechanism) if via.means == "replication"

replicated(mechanism) := "pair" if endswith(mechanism, "-pair")

else := "replica" if endswith(mechanism, "-pair") == false
