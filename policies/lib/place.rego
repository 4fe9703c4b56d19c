# METADATA
# title: What a place is judged by
# description: |
#   The host gives each place one word, so that every copy has one owner: the table is src/evaluate/place-kind.ts. Main puts
#   the place to the owner of its word, and has no answer for a word that nobody knows.
package lib.place

import data.lib.answer

kind(place) := place.kind

# METADATA
# description: The country is known. One that was read in part may be another.
resolved({"known": _}) := "pass"

resolved({"partial": _, "reason": reason}) := answer.open(reason)

resolved({"unknown": reason}) := answer.open(reason)
