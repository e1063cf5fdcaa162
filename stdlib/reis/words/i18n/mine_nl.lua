-- De woorden van wat uit gebeurtenislogs gelezen wordt, Nederlands.

return {
    ["mine.head"] = "%s gevallen, %s gebeurtenissen, %s activiteiten, %s varianten",
    ["mine.case"] = "een geval duurt in het midden %s, gemiddeld %s",
    ["mine.activity"] = "activiteit", ["mine.events"] = "gebeurtenissen", ["mine.starts"] = "begint", ["mine.ends"] = "eindigt",
    ["mine.from"] = "van", ["mine.to"] = "naar", ["mine.count"] = "keren", ["mine.median"] = "mediaan", ["mine.mean"] = "gemiddelde",
    ["mine.variant"] = "variant", ["mine.cases"] = "gevallen", ["mine.share"] = "aandeel",
    ["mine.more"] = "… en nog %s: %s van de %s staan hier; --json en -o x.csv bevatten alles",
    ["mine.seconds"] = "%s s",
    ["mine.read"] = "gelezen als geval: %s, activiteit: %s, tijd: %s (%s)%s",
    ["mine.read.channel"] = ", kanaal: %s",
    ["mine.unsure"] = "geen tijdstip zegt wat de dag is en wat de maand: gelezen als %s",
    ["mine.clock"] = "de tijden hebben geen dag: alle gebeurtenissen gelden als van één dag",
    ["mine.left_out"] = "%s regels zonder geval, activiteit of tijd zijn weggelaten",
    ["mine.lifecycles"] = "gebeurtenissen hebben meer overgangen (start, complete …), die alle meetellen; --lifecycle complete telt er één",
    ["attribute.head"] = "%s conversies via %s kanalen; een klant converteert met %s (een keten van orde %s)",
    ["attribute.channel"] = "kanaal", ["attribute.removal"] = "verwijdereffect", ["attribute.markov"] = "volgens dat",
    ["attribute.first"] = "eerste", ["attribute.last"] = "laatste", ["attribute.linear"] = "gelijk", ["attribute.decay"] = "later meer",
    ["attribute.position"] = "naar plaats",
}
