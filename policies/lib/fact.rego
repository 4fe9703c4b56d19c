# METADATA
# title: What was read of one property
# description: |
#   A fact is {"known": value}, {"partial": value, "reason": why} or {"unknown": why}. Every function matches the whole
#   object, so what is none of the three, or two of them at once, has no answer, and what asked for it has none either.
package lib.fact

# METADATA
# description: What was read, whole or in part; of an unknown fact there is nothing.
value({"known": value}) := value

value({"partial": value, "reason": _}) := value

# METADATA
# description: |
#   Why a question that waits for this fact is open. Where the fact itself is known, it is the look-up behind it that
#   found no answer.
why({"known": _}) := "unresolved"

why({"partial": _, "reason": reason}) := reason

why({"unknown": reason}) := reason

# METADATA
# description: Nothing was read at all.
unread({"unknown": _})
