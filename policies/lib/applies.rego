# METADATA
# title: Whether there is anything to judge
# description: |
#   "Not applicable" is a verdict, and must be earned like any other: the fact that makes it so has to be known whole, and
#   the verdict that it takes the place of has to be there, or a fact that is malformed would go by unseen.
package lib.applies

import data.lib.answer

# METADATA
# description: The verdict where the fact holds. Where nobody could read that, it stands only if it is the same either way.
to({"known": true}, verdict) := verdict

to({"known": false}, _) := "not_applicable"

to({"partial": _, "reason": reason}, verdict) := either_way(verdict, reason)

to({"unknown": reason}, verdict) := either_way(verdict, reason)

# METADATA
# description: The verdict where the fact is any word but this one.
unless({"known": word}, word, _) := "not_applicable"

unless({"known": other}, word, verdict) := verdict if other != word

unless({"partial": _, "reason": reason}, _, verdict) := either_way(verdict, reason)

unless({"unknown": reason}, _, verdict) := either_way(verdict, reason)

# METADATA
# description: |
#   The verdict on what is not production. Where nobody has said which stage it is, a pass holds for either, and whatever
#   else would follow waits for a person: silence must neither fail a store nor let it go.
outside_production({"known": stage}, verdict) := at_stage(stage, verdict)

outside_production({"partial": _, "reason": reason}, verdict) := either_way(verdict, reason)

outside_production({"unknown": reason}, verdict) := either_way(verdict, reason)

at_stage("production", _) := "not_applicable"

at_stage("non-production", verdict) := verdict

at_stage("undeclared", "pass") := "pass"

at_stage("undeclared", {"fail": detail}) := answer.undeclared({"fail": detail})

at_stage("undeclared", {"unknown": reason}) := answer.open(reason)

at_stage("undeclared", {"undeclared": would}) := {"undeclared": would}

either_way("not_applicable", _) := "not_applicable"

either_way(verdict, reason) := answer.open(reason) if verdict != "not_applicable"
