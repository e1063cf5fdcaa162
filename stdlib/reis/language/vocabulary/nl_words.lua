-- The language in Dutch, word for word: `english=dutch`, and after a comma what is understood as well. The first Dutch word
-- is the one that messages, help and completion show.

local KINDS = [[
company=bedrijf,organisatie business_model=bedrijfsmodel value_proposition=waardepropositie value=waarde,kernwaarde
principle=principe channel=kanaal team=team,afdeling system=systeem partner=partner,ketenpartner
interview=interview survey=enquete,vragenlijst usertest=gebruikerstest observation=observatie log=logboek review=recensie
assumption=aanname persona=klantpersona goal=doel metric=meting match=koppeling journey=klantreis phase=fase touchpoint=contactmoment
need=behoefte pain=pijnpunt killer=afknapper fail=faalpunt question=vraag criterion=criterium opportunity=kans
action=actie,maatregel roadmap=roadmap,routekaart scenario=scenario lane=baan
]]

local FIELDS = [[
note=opmerking url=url tags=labels
why=waarom how=hoe what=wat unique=uniek language=taal currency=valuta fresh=houdbaar
logo=logo image=afbeelding theme=huisstijl accent=accent good=goed poor=slecht second=tweede font=lettertype
key_partners=kernpartners key_activities=kernactiviteiten key_resources=kernmiddelen value_propositions=waardeproposities
customer_relationships=klantrelaties channels=kanalen customer_segments=klantsegmenten cost_structure=kostenstructuur
revenue_streams=inkomstenstromen
model=bedrijfsmodel jobs=taken pains=pijnpunten,pijnen gains=voordelen products=producten pain_relievers=pijnverzachters
gain_creators=voordeelverschaffers
weight=gewicht kind=soort promise=belofte values=waarden
managed=beheerd cost=kosten upkeep=jaarkosten icon=icoon capacity=capaciteit realtime=realtime
levels=afspraken alternative=alternatief
n=aantal date=datum by=door method=methode where=waar selection=selectie source=bron revised=herzien based_on=gebaseerd_op
share=aandeel full=volledige_naam role=rol quote=uitspraak,citaat age=leeftijd gender=geslacht home=woonplaats
income=inkomen interests=interesses job=taak drivers=drijfveren context=context expects=verwacht,verwachting
extends=afgeleid_van
measure=maat journey=klantreis worth=waarde per=per target=streefwaarde
touchpoint=contactmoment persona=klantpersona,persona unit=eenheid scale=schaal low=laag high=hoog better=beter formula=formule
action=actie readings=metingen mean=gemiddelde sd=spreiding hits=treffers promoters=promotors detractors=criticasters
goal=doel personas=klantpersonas,personas customers=klanten memory=geheugen killer_score=afknapcijfer
tolerance=tolerantie cyclic=cyclisch probability=kans to=naar rounds=rondes label=opschrift starts=begint_bij
leads_to=leidt_tot state=toestand instead_of=in_plaats_van purpose=bedoeld_voor phases=fasen criteria=criteria
activities=activiteiten duration=duur touchpoints=contactmomenten needs=behoeften questions=vragen
channel=kanaal owner=eigenaar offers=biedt proposition=waardepropositie follows=volgt breaks=breekt_met systems=systemen
partners=partners frontstage=voor_de_schermen backstage=achter_de_schermen physical=tastbaar silence=stilte step=stap
process=proces score=cijfers,cijfer experience=beleving rivals=concurrenten importance=belang
moment_of_truth=moment_van_de_waarheid leave=afhaken next=volgende,daarna,straks wait=wachttijd evidence=bewijs
reviewed=nagekeken text=tekst thinks=denkt feels=voelt detail=detail zoom=zoom killers=afknappers fails=faalpunten
satisfaction=tevredenheid mentions=genoemd severity=ernst frequency=frequentie
at=bij min=minimaal max=maximaal horizon=horizon
effort=inspanning benefit=baten periods=perioden,periodes feasibility=haalbaarheid improves=verbetert
removes=neemt_weg reroutes=leidt_om resolves=lost_op serves=vervult opportunity=kans requires=vereist conflicts=botst_met
must=verplicht moscow=moscow area=gebied status=status done=klaar_op
period=periode start=start lookahead=vooruitblik budget=budget budget_per_period=budget_per_periode
horizons=horizonnen now=nu later=later rhythm=ritme actions=acties
lanes=banen from=uit fields=velden activity=activiteit columns=kolommen
with=met without=zonder set=wijzigt use=gebruikt drop=vervalt instead=vervangt
]]

-- The words that a field may have for its value.
local VALUES = [[
en=en nl=nl functional=functioneel emotional=emotioneel digital=digitaal human=menselijk physical=fysiek print=drukwerk
web=web portal=portaal phone=telefoon mail=mail visit=bezoek mouth=mond letter=brief chat=chat person=persoon
org=organisatie none=geen other=anders
higher=hoger lower=lager mean=gemiddelde share=aandeel top2=top2 nps=nps as-is=huidig to-be=gewenst
brand=merk speed=snelheid satisfaction=tevredenheid drop_off=uitval conversion=conversie growth=groei loyalty=loyaliteit
product=product marketing_mix=marketingmix now=nu next=straks later=later must=must should=should could=could wont=wont
website=website process=proces communication=communicatie people=mensen
idea=idee planned=gepland doing=bezig done=klaar dropped=vervallen
week=week month=maand quarter=kwartaal year=jaar
text=tekst texts=teksten number=getal flag=ja_of_nee date=datum url=url money=geld duration=duur share=aandeel mark=cijfer
]]

-- The lanes of a journey map.
local LANES = [[
goals=doelen,doel activities=activiteiten touchpoints=contactmomenten channels=kanalen owners=eigenaren thinks=denkt
experience=beleving feels=voelt quotes=uitspraken pains=pijnpunten needs=behoeften questions=vragen criteria=criteria offers=biedt
principles=principes metrics=kengetallen,metingen opportunities=kansen,ideeen processes=processen physical=tastbaar
frontstage=voor_de_schermen backstage=achter_de_schermen systems=systemen partners=partners actions=acties
]]

local MEASURES = [[
experience=beleving mean=gemiddelde peak=piek end=einde functional=functioneel emotional=emotioneel emotion=emotie
completion=voltooiing lifetime=voltooiingen_per_klant duration=duur cost_to_serve=kosten_per_klant handovers=overdrachten
channel_switches=kanaalwissels consistency=samenhang killer_risk=afknapkans other=anders
]]

local FUNCTIONS = [[
minutes=minuten hours=uren days=dagen weeks=weken workdays=werkdagen between=tussen uniform=gelijkmatig around=rond
each=per,elk seen=volgens count=tel correlated=samenhangend
score=bereken whatif=wat_als sweep=doorloop simulate=simuleer compare=vergelijk draw=teken report=rapport print=toon,druk_af
show=tabel plot=grafiek read_csv=lees_csv date=datum include=neem_op
range=bereik leverage=hefboom check=controle
]]

-- The pictures that draw makes.
local PICTURES = [[
map=kaart zoom=zoom ecosystem=ecosysteem roadmap=roadmap,routekaart matrix=matrix frontier=grens sweep=doorloop compare=vergelijk
review=terugblik status=stand blueprint=blauwdruk channels=kanalen owners=eigenaren card=persona cards=personas
storyboard=storyboard canvas=canvas comparison=vergelijking
]]

-- The names with a meaning of their own: the end of a journey, and what per { … } gives everyone else.
local NAMES = "done=klaar default=standaard leave=afhaken"

--- Two tables of a list: english -> { dutch words }, and dutch -> { english words }.
local function read(list)
    local to, from = {}, {}
    for english, words in list:gmatch("(%S+)=(%S+)") do
        to[english] = {}
        for dutch in words:gmatch("[^,]+") do
            table.insert(to[english], dutch)
            from[dutch] = from[dutch] or {}
            table.insert(from[dutch], english)
        end
    end
    return { to = to, from = from }
end

return {
    kinds = read(KINDS), fields = read(FIELDS), values = read(VALUES), measures = read(MEASURES),
    functions = read(FUNCTIONS), names = read(NAMES), pictures = read(PICTURES), lanes = read(LANES),
    joins = read "and=en or=of mark=cijfer marks=cijfers days=dagen difference=verschil", article = "een",
    constants = { ja = true, waar = true, nee = false, onwaar = false },
}
