-- The words of spreadsheets: what was found stands under these heads, English.

return {
    ["sheet.figures"] = "figures", ["sheet.measures"] = "measures", ["sheet.curve"] = "curve", ["sheet.plan"] = "plan",
    ["sheet.journey"] = "journey", ["sheet.phase"] = "phase", ["sheet.touchpoint"] = "touchpoint", ["sheet.persona"] = "persona",
    ["sheet.share"] = "share", ["sheet.vetoed"] = "vetoed", ["sheet.together"] = "together", ["sheet.emotion"] = "emotion",
    ["sheet.experience"] = "experience", ["sheet.functional"] = "functional", ["sheet.emotional"] = "emotional",
    ["sheet.expectation"] = "expectation", ["sheet.visits"] = "visits", ["sheet.reach"] = "reach", ["sheet.mean"] = "mean",
    ["sheet.peak"] = "peak", ["sheet.end"] = "end", ["sheet.killer_risk"] = "killer risk", ["sheet.completion"] = "completion",
    ["sheet.lifetime"] = "completions per customer", ["sheet.duration"] = "duration (min)", ["sheet.cost_to_serve"] = "cost per customer",
    ["sheet.handovers"] = "handovers", ["sheet.channel_switches"] = "channel switches", ["sheet.consistency"] = "consistency",
    ["sheet.action"] = "action", ["sheet.in"] = "in the plan", ["sheet.rank"] = "rank", ["sheet.start"] = "first period",
    ["sheet.finish"] = "last period", ["sheet.horizon"] = "horizon", ["sheet.owner"] = "owner", ["sheet.cost"] = "cost",
    ["sheet.effort"] = "effort (days)", ["sheet.adds"] = "adds", ["sheet.gain_alone"] = "gain alone", ["sheet.why"] = "why",
    ["sheet.yes"] = "yes", ["sheet.no"] = "no",
}
