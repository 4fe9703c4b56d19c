# METADATA
# title: What a place is judged by
# description: |
#   The host gives each place one word, so that every copy has one owner. Its table is src/evaluate/place-kind.ts; here the
#   words are only known.
package lib.place

import data.lib.answer

kind(place) := place.kind

# METADATA
# description: |
#   Asked once for each place, as Wasm goes through the words one by one. Words as arguments, not as a set: it would build
#   the set again for every input.
is_kind("primary")

is_kind("replica")

is_kind("key")

is_kind("log")

is_kind("pair")

is_kind("backup")

is_kind("container")

is_kind("global")

is_kind("edge")

is_kind("ai")

is_kind("compute")

is_kind("export")

is_kind("other")

# METADATA
# description: The country is known. One that was read in part may be another.
resolved({"known": _}) := "pass"

resolved({"partial": _, "reason": reason}) := answer.open(reason)

resolved({"unknown": reason}) := answer.open(reason)
