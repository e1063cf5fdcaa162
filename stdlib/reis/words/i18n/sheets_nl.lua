-- The words of spreadsheets: what was found stands under these heads, Dutch.

return {
    ["sheet.figures"] = "uitkomsten", ["sheet.measures"] = "maten", ["sheet.curve"] = "curve", ["sheet.plan"] = "plan",
    ["sheet.journey"] = "klantreis", ["sheet.phase"] = "fase", ["sheet.touchpoint"] = "contactmoment", ["sheet.persona"] = "klantpersona",
    ["sheet.share"] = "aandeel", ["sheet.vetoed"] = "afgekeurd", ["sheet.together"] = "samen", ["sheet.emotion"] = "emotie",
    ["sheet.experience"] = "beleving", ["sheet.functional"] = "functioneel", ["sheet.emotional"] = "emotioneel",
    ["sheet.expectation"] = "verwachting", ["sheet.visits"] = "bezoeken", ["sheet.reach"] = "bereik", ["sheet.mean"] = "gemiddelde",
    ["sheet.peak"] = "piek", ["sheet.end"] = "einde", ["sheet.killer_risk"] = "afknapkans", ["sheet.completion"] = "voltooiing",
    ["sheet.lifetime"] = "voltooiingen per klant", ["sheet.duration"] = "duur (min)", ["sheet.cost_to_serve"] = "kosten per klant",
    ["sheet.handovers"] = "overdrachten", ["sheet.channel_switches"] = "kanaalwissels", ["sheet.consistency"] = "samenhang",
    ["sheet.action"] = "actie", ["sheet.in"] = "in het plan", ["sheet.rank"] = "rang", ["sheet.start"] = "eerste periode",
    ["sheet.finish"] = "laatste periode", ["sheet.horizon"] = "horizon", ["sheet.owner"] = "eigenaar", ["sheet.cost"] = "kosten",
    ["sheet.effort"] = "inspanning (dagen)", ["sheet.adds"] = "voegt toe", ["sheet.gain_alone"] = "opbrengst alleen", ["sheet.why"] = "waarom",
    ["sheet.yes"] = "ja", ["sheet.no"] = "nee",
}
