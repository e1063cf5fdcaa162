-- The words of what is read from event logs, English.

return {
    ["mine.head"] = "%s cases, %s events, %s activities, %s variants",
    ["mine.case"] = "a case takes %s in the middle, %s on average",
    ["mine.activity"] = "activity", ["mine.events"] = "events", ["mine.starts"] = "begins", ["mine.ends"] = "ends",
    ["mine.from"] = "from", ["mine.to"] = "to", ["mine.count"] = "times", ["mine.median"] = "median", ["mine.mean"] = "mean",
    ["mine.variant"] = "variant", ["mine.cases"] = "cases", ["mine.share"] = "share",
    ["mine.more"] = "… and %s more: %s of %s are shown; --json and -o x.csv hold all",
    ["mine.seconds"] = "%s s",
    ["mine.read"] = "read as case: %s, activity: %s, time: %s (%s)%s",
    ["mine.read.channel"] = ", channel: %s",
    ["mine.unsure"] = "no time says which is the day and which is the month: read as %s",
    ["mine.clock"] = "the times have no day: all events are taken to be of one day",
    ["mine.left_out"] = "%s rows without a case, an activity or a time are left out",
    ["mine.lifecycles"] = "events have several transitions (start, complete …), and all are counted; --lifecycle complete counts one",
    ["attribute.head"] = "%s conversions through %s channels; a customer converts with %s (a chain of order %s)",
    ["attribute.channel"] = "channel", ["attribute.removal"] = "removal effect", ["attribute.markov"] = "by it",
    ["attribute.first"] = "first", ["attribute.last"] = "last", ["attribute.linear"] = "all alike", ["attribute.decay"] = "later more",
    ["attribute.position"] = "by position",
}
