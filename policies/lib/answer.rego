# METADATA
# title: The words of a verdict
# description: Verdicts are made here and nowhere else, so that a partial fact means the same to every control.
package lib.answer

failing(observed, expected) := {"fail": {"observed": observed, "expected": expected}}

open(reason) := {"unknown": reason}

# METADATA
# description: Waits for a person. What waits for a permission stays unknown, whoever may have to speak as well.
undeclared("pass") := {"undeclared": "pass"}

undeclared({"permitted": terms}) := {"undeclared": {"permitted": terms}}

undeclared({"fail": detail}) := {"undeclared": {"fail": detail}}

undeclared({"unknown": reason}) := {"unknown": reason}

# METADATA
# description: The verdict that a fact bears. Read in part, it may prove a failure, never a pass.
borne({"known": _}, verdict) := verdict

borne({"partial": _, "reason": _}, {"fail": detail}) := {"fail": detail}

borne({"partial": _, "reason": reason}, "pass") := open(reason)

borne({"partial": _, "reason": reason}, {"permitted": _}) := open(reason)

borne({"partial": _, "reason": _}, {"unknown": reason}) := open(reason)

# METADATA
# description: The verdict on a fact that was put to a test; of an unknown fact, why it is open.
tested({"known": value}, is_so, expected) := held(is_so, value, expected)

tested({"partial": value, "reason": reason}, is_so, expected) := held_in_part(is_so, value, expected, reason)

held(true, _, _) := "pass"

held(false, observed, expected) := failing(observed, expected)

held_in_part(true, _, _, reason) := open(reason)

held_in_part(false, observed, expected, _) := failing(observed, expected)
