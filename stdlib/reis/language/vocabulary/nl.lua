-- The words of the language in Dutch, as people guess them -> the word as it is written. Only used to say what was
-- meant by a word that is not there.

local WORDS = [[
bedrijf=company organisatie=company onderneming=company waarde=value waarden=values kernwaarde=value principe=principle
kanaal=channel kanalen=channels afdeling=team ploeg=team systeem=system systemen=systems ketenpartner=partner
interviews=interview vragenlijst=survey enquete=survey enquête=survey onderzoek=survey gebruikerstest=usertest
observatie=observation logboek=log aanname=assumption veronderstelling=assumption recensie=review beoordeling=review
klant=persona doelgroep=persona klanttype=persona klantreis=journey reis=journey fase=phase fasen=phases fases=phases
contactmoment=touchpoint contactmomenten=touchpoints contactpunt=touchpoint raakvlak=touchpoint stap=step
behoefte=need behoeften=needs behoeftes=needs pijn=pain pijnpunt=pain pijnpunten=pains knelpunt=pain ergernis=pain
vraag=question vragen=questions storing=fail fout=fail fouten=fails doel=goal doelen=goals doelstelling=goal meting=metric
maatstaf=measure kans=opportunity kansen=opportunities actie=action acties=actions maatregel=action routekaart=roadmap
stappenplan=roadmap wegenkaart=roadmap scenarios=scenario criteria=criteria eis=criterion killer=killer afknapper=killer
aandeel=share verwacht=expects verwachting=expects verwachtingen=expects leeftijd=age geslacht=gender woonplaats=home
inkomen=income interesses=interests hobby=interests drijfveren=drivers taak=job opdracht=job klus=job
citaat=quote uitspraak=quote naam=name gewicht=weight soort=kind belofte=promise kosten=cost prijs=cost
capaciteit=capacity beheerd=managed eigenaar=owner verantwoordelijke=owner ervaring=experience beleving=experience
cijfer=experience rapportcijfer=experience score=score scores=score cijfers=score weggaan=leave weg=leave vertrek=leave afhaken=leave uitval=leave
verlaat=leave volgende=next vervolg=next daarna=next duur=duration tijd=duration doorlooptijd=duration wachttijd=wait wachten=wait
wacht=wait stilte=silence belang=importance belangrijk=importance belangrijkheid=importance tevredenheid=satisfaction
tevreden=satisfaction ernst=severity frequentie=frequency vaak=frequency keren=mentions aantal=n aantallen=mentions
genoemd=mentions vermeldingen=mentions bewijs=evidence onderbouwing=evidence bron=evidence bronnen=evidence
waarheidsmoment=moment_of_truth moment_van_de_waarheid=moment_of_truth aanbod=offers biedt=offers denkt=thinks
gedachte=thinks voelt=feels gevoel=feels activiteiten=activities doet=activities klanten=customers per_jaar=customers
geheugen=memory begin=starts start=starts tolerantie=tolerance datum=date door=by verbetert=improves verbetering=improves
verbeteringen=improves effect=improves verwijdert=removes haalt_weg=removes lost_op=resolves oplossing=resolves
dient=serves vereist=requires nodig=requires botst=conflicts inspanning=effort moeite=effort werk=effort uren=effort
dagen=days uur=hours minuten=minutes weken=weeks werkdagen=workdays week=weeks dag=days minuut=minutes
haalbaarheid=feasibility opbrengst=benefit baten=benefit perioden=periods periodes=periods periode=period
begroting=budget methode=method horizon=horizon gebied=area status=status verplicht=must moet=must doelwaarde=target
taal=language valuta=currency munt=currency waarom=why hoe=how wat=what uniek=unique opmerking=note notitie=note
toelichting=note alternatief=alternative kans_op=probability waarschijnlijkheid=probability met=with zonder=without
zet=set gebruik=use tussen=between rond=around ongeveer=around elk=each ieder=each gezien=seen tel=count
voltooiing=completion maat=measure baat=worth opbrengst_per=worth per=per toon=print laat_zien=print druk_af=print
]]

local CONSTANTS = { ja = true, waar = true, yes = true, oui = true, wahr = true, aan = true, on = true, nee = false,
    onwaar = false, no = false, uit = false, off = false }

local words
local nl = { constants = CONSTANTS }

--- The word of the language that a Dutch word stands for, or nil; case does not count.
function nl.word(name)
    if not words then
        words = {}
        for dutch, english in WORDS:gmatch("(%S+)=(%S+)") do words[dutch] = english end
    end
    return words[name:lower()]
end

return nl
