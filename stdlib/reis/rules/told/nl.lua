-- Wat elke regel van zichzelf zegt, in het Nederlands: wat hij vindt, waarom, en hoe het te verhelpen is. In het Engels staat het
-- in de regel zelf.
return {
    ["evidence-missing"] = {
        doc = "Een contactmoment heeft cijfers, of er staat een behoefte of pijnpunt, zonder bewijs.",
        why = "Cijfers die niemand kan herleiden tot een enquête, interview of logboek zijn meningen.",
        mend = "Noem het bewijs; waar dat er niet is, geef een aanname op, en toets die.",
    },
    ["evidence-stale"] = {
        doc = "Bewijs is ouder dan de `fresh` maanden van het bedrijf, of heeft geen datum.",
        why = "Klanten en contactmomenten veranderen; een kaart is een beeld van één moment.",
        mend = "Verzamel het opnieuw, of kijk het na en zeg dat in revised.",
    },
    ["evidence-assumed"] = {
        doc = "Een contactmoment of actie rust alleen op aannames.",
        why = "Wat alleen op aannames rust, moet worden getoetst voor er geld aan opgaat.",
        mend = "Vraag of bekijk enkele klanten; probeer een actie eerst in het klein.",
    },
    ["assumption-as-fact"] = {
        doc = "Cijfers die alleen op aannames rusten zijn precies, of bewijs is alleen op aannames gebaseerd.",
        why = "Wie 4,0 leest, gelooft dat het is gemeten; een gok heeft een breedte.",
        mend = "Schrijf het cijfer als between(laag, waarschijnlijk, hoog), en vraag of bekijk enkele klanten.",
    },
    ["truth-unproven"] = {
        doc = "Een moment van de waarheid zonder bewijs.",
        why = "Een moment van de waarheid beslist de klantreis; zijn cijfer mag geen gok zijn.",
        mend = "Vraag klanten hier het eerst naar, en noem het bewijs.",
    },
    ["marks-cover"] = {
        doc = "Een contactmoment waarvan de cijfers minder dan de helft van het gewicht van de waarden dekken.",
        why = "Een gemiddelde over één kleine waarde staat voor alle, waar de andere geen cijfer hebben.",
        mend = "Vraag ook naar de andere waarden.",
    },
    ["sources-disagree"] = {
        doc = "De bronnen van één cijfer (seen) liggen meer dan 2 punten uit elkaar.",
        why = "Twee bronnen die meer dan twee punten verschillen, meten niet hetzelfde.",
        mend = "Zoek uit waarom, voor een van beide wordt gebruikt.",
    },
    ["interviews-few"] = {
        set = "het kleinste aantal mensen in interviews, waar geen ander bewijs is",
        doc = "Interviews zijn het enige bewijs, en er zitten minder dan 15 mensen in.",
        why = "Vijftien tot dertig diepgaande gesprekken is de richtlijn; hoe specifieker het onderwerp, hoe minder er nodig zijn.",
        mend = "Spreek meer mensen, of zet er ander bewijs naast; waar minder genoeg is: check.set { interviews = 10 }.",
    },
    ["interview-elsewhere"] = {
        doc = "Geen interview of observatie was bij de klant zelf, naar wat naam, where of method zegt.",
        why = "Zelfde man, zelfde product, andere plek: andere beleving. Diepgaande gesprekken zijn waar de klant woont of werkt.",
        mend = "Bezoek enkele klanten, en zeg dat: where = \"thuis\".",
    },
    ["qualitative-missing"] = {
        doc = "De taak of context van een persona, het doel van een fase of een criterium rust alleen op enquêtes of logboeken.",
        why = "Wat klanten drijft, hun mijlpalen en hun criteria komen alleen uit open gesprekken; tellen komt daarna.",
        mend = "Interview of bekijk enkele klanten, en noem dat als bewijs van de persona, de fase of het criterium.",
    },
    ["insight-revised"] = {
        doc = "Bewijs is herzien nadat wat erop rust (ander bewijs, een contactmoment) voor het laatst is nagekeken.",
        why = "Tussen de lagen van onderzoek toetst men steeds wat een inzicht doet met wat erop volgt, tot alles weer te rijmen is.",
        mend = "Kijk het opnieuw na, en geef reviewed (contactmoment) of revised (bewijs).",
    },
    ["persona-missing"] = {
        doc = "Het script heeft geen persona, of een persona zonder taak die gedaan moet worden.",
        why = "Een klantreis is van iemand; een gemiddelde klant bestaat niet.",
        mend = "Geef een persona op, met een taak.",
    },
    ["personas-alike"] = {
        doc = "Twee persona's maken dezelfde klantreis, overal met dezelfde cijfers, behoeften en wegen.",
        why = "De klantreis is voor elke klant anders: wie geen eigen cijfers heeft, is een gemiddelde met een naam.",
        mend = "Vraag ook deze persona, en geef wat verschilt: score = { Kim = { … } }; of laat een van beide weg.",
    },
    ["expectation-missing"] = {
        doc = "Een persona heeft cijfers om te beleven en geen verwachtingen.",
        why = "Emotie is beleving min wat er werd verwacht.",
        mend = "Geef de persona expects: een cijfer, of cijfers per waarde.",
    },
    ["channel-as-touchpoint"] = {
        doc = "Een contactmoment heet naar een kanaal, en niet naar wat er gebeurt.",
        why = "Kanalen zijn geen contactmomenten: het kanaal draagt wat de klant doet.",
        mend = "Noem het naar wat de klant doet, en geef het kanaal als channel.",
    },
    ["offer-missing"] = {
        doc = "Een contactmoment zegt niet wat het de klant biedt (de waardepropositie).",
        why = "Een contactmoment zonder waardepropositie is er waarschijnlijk geen.",
        mend = "Zeg in offers wat de klant hier wint, of laat het weg.",
    },
    ["owner-missing"] = {
        doc = "Een contactmoment van ons heeft geen eigenaar, terwijl andere er een hebben.",
        why = "Een kaart laat afdelingen samenwerken: elk moet zien welke contactmomenten de zijne zijn.",
        mend = "Geef het een eigenaar: een team, of een partner.",
    },
    ["marks-missing"] = {
        doc = "Een contactmoment waar een persona komt heeft geen cijfer, in een klantreis waarvan ten minste de helft er een heeft.",
        why = "De kaart laat sterke en zwakke punten alleen zien waar cijfers zijn.",
        mend = "Vraag wie er komt, of kijk mee; tot dan between(2, 5, 8), op een aanname.",
    },
    ["touchpoint-unreached"] = {
        doc = "Een contactmoment dat geen persona ooit bereikt.",
        why = "Een contactmoment waar niemand komt, telt nergens in.",
        mend = "Laat een next of starts ernaartoe leiden, of haal het weg.",
    },
    ["ending-unscored"] = {
        doc = "Het laatste contactmoment van een klantreis heeft geen cijfer.",
        why = "Het einde weegt zwaar in wat wordt onthouden (piek-eindregel).",
        mend = "Geef het laatste contactmoment een cijfer.",
    },
    ["next-step-missing"] = {
        doc = "Een klantreis eindigt en leidt nergens heen: zonder cyclic en leads_to.",
        why = "Elk einde is ook een nieuw begin; wie klaar is, moet weten waarheen.",
        mend = "Geef de klantreis cyclic, of leads_to naar een andere.",
    },
    ["journey-ends-at-sale"] = {
        doc = "De laatste fase van een klantreis is de verkoop, en er komt niets na: geen gebruik, trouw of terugkeer.",
        why = "Trouwe klanten en ambassadeurs ontstaan na de verkoop; werving en relatie uit elkaar houden is zinloos.",
        mend = "Voeg de fasen na de verkoop toe: levering, gebruik, trouw; of zeg wat volgt in leads_to of cyclic.",
    },
    ["silence-long"] = {
        doc = "Een gevoelde stilte die geen actie doorbreekt, of een wachttijd van meer dan een week die niet zo is gemerkt.",
        why = "Ook stilte is een contactmoment: de klant wacht en hoort niets.",
        mend = "Plan een teken van leven; geef een gevoelde wachttijd silence = true.",
    },
    ["unmanaged-stuck"] = {
        doc = "Een contactmoment van een partner, buiten ons beheer, zonder alternatief.",
        why = "Ook wat niet van ons is, kan ons laten vallen.",
        mend = "Geef de partner een alternative.",
    },
    ["unmanaged-absent"] = {
        doc = "Tien contactmomenten of meer, en niet één buiten ons beheer.",
        why = "Bezorgers, recensies en mensen die praten horen bij wat de klant meemaakt.",
        mend = "Vraag wie de klant nog meer trof, en zet dat erbij met managed = false, of op een kanaal dat niet van ons is.",
    },
    ["channels-all-digital"] = {
        doc = "Alle contactmomenten van een klantreis van vijf of meer zijn digitaal.",
        why = "Een contactmoment kan een bushokje, een pand of een buurvrouw zijn: wie alleen schermen tekent, tekent het bedrijf.",
        mend = "Vraag klanten wat ze buiten het scherm deden, en zet het erbij.",
    },
    ["channels-apart"] = {
        set = "hoeveel punten de gemiddelden van twee kanalen mogen verschillen",
        doc = "Op één waarde liggen de gemiddelden van twee kanalen van een klantreis meer dan 3 punten uit elkaar.",
        why = "Klanten verwachten van elk kanaal dezelfde ervaring, kwaliteit en diepgang; waar die verschillen, neemt het vertrouwen af.",
        mend = "Til het zwakke kanaal op, of leid klanten naar het betere; andere grens: check.set { apart = 4 }.",
    },
    ["process-differs"] = {
        doc = "Dezelfde stap gaat op een ander kanaal met een ander proces.",
        why = "Een proces wordt op één manier uitgevoerd, voor alle kanalen gelijk; twee oplossingen kosten tweemaal onderhoud.",
        mend = "Laat beide kanalen één proces gebruiken, of zeg in check.off waarom niet.",
    },
    ["scope-detail"] = {
        set = "het grootste aantal contactmomenten van een fase op de kaart",
        doc = "Een fase heeft meer dan 12 contactmomenten op de kaart, of geen, of één van drie of meer fasen heeft meer dan twee derde van tien of meer.",
        why = "De juiste scope: van hoog over inzoomen op een klein stukje van een fase, en weer uit.",
        mend = "Geef wat alleen de zoom nodig heeft detail = true, of een eigen klantreis (zoom); vul de lege fase, of laat die weg.",
    },
    ["names-alike"] = {
        doc = "Twee dingen van een soort waarvan de namen gelijk lijken en het niet zijn.",
        why = "Een verwijzing kan het andere bedoelen.",
        mend = "Schrijf beide gelijk, of geef een van beide een andere naam.",
    },
    ["journey-vetoed"] = {
        doc = "De afknapkans van de klantreis van een persona ligt boven de tolerantie.",
        why = "Een klantreis met een afknapper boven de tolerantie is niet goed, wat haar cijfer ook is.",
        mend = "Neem de afknapper weg voor al het andere.",
    },
    ["killer-untreated"] = {
        doc = "Een afknapper die geen open actie wegneemt.",
        why = "Een afknapper maakt al het andere nietig: geen andere verbetering loont voor die weg is.",
        mend = "Geef een actie removes met de naam.",
    },
    ["pain-untreated"] = {
        doc = "Een pijnpunt dat geen open actie oplost en geen kans noemt.",
        why = "Een bekend pijnpunt dat blijft liggen, vergeet de klant niet.",
        mend = "Laat een actie het oplossen, of zet het in een kans.",
    },
    ["mark-outlier"] = {
        set = "hoeveel MAD een cijfer onder de mediaan van de andere mag liggen",
        doc = "Een cijfer van een persona ligt meer dan 3 MAD onder de andere van die persona in de klantreis.",
        why = "Wat erg uit de toon valt, vertellen klanten door; gaat één cruciaal moment mis, dan doet de rest er niet toe.",
        mend = "Zoek uit waarom, en verhelp dit eerst; andere grens: check.set { outlier = 4 }.",
    },
    ["principle-broken"] = {
        doc = "Een contactmoment breekt met een principe en geen actie verandert dat.",
        why = "Ervaringsprincipes maken een klantreis consistent en onderscheidend.",
        mend = "Plan hier een actie, of volg het principe.",
    },
    ["principle-idle"] = {
        doc = "Een ervaringsprincipe dat geen contactmoment volgt.",
        why = "Principes maken een klantreis consistent en onderscheidend, waar contactmomenten ze volgen.",
        mend = "Noem het in follows waar het geldt, of laat het vallen.",
    },
    ["goal-missing"] = {
        doc = "Er zijn acties en geen doelen, of een doel waarvan de maat geen cijfer heeft.",
        why = "Zonder doelen kan niemand zeggen welke actie meer waard is.",
        mend = "Geef een doel op, met de worth per jaar.",
    },
    ["goal-alone"] = {
        doc = "Eén van meer doelen maakt meer dan 95 % van het nut uit.",
        why = "Waar één doel zwaarder weegt dan alle andere, hadden die er niet hoeven zijn; vaak is de eenheid niet wat was bedoeld.",
        mend = "Kijk naar worth en per van dat doel.",
    },
    ["criterion-failed"] = {
        doc = "Een criterium met een maat waarvan de cijfers de grenzen niet halen, of dat geen cijfer heeft.",
        why = "Criteria zeggen hoe succesvol we zijn in de ogen van de klant.",
        mend = "Plan wat het cijfer binnen de grenzen brengt, of vraag of het criterium wel van de klant is.",
    },
    ["criterion-untestable"] = {
        doc = "Een criterium zonder maat en grens.",
        why = "Een criterium dat niemand kan toetsen is een wens.",
        mend = "Geef het een measure en een min of max.",
    },
    ["action-incomplete"] = {
        doc = "Een actie zonder effect, eigenaar of inspanning; zonder kosten waar een budget is, zonder inspanning waar teams een capaciteit hebben.",
        why = "Budget en tijd zijn schaars: een actie is alleen af te wegen als effect, eigenaar, inspanning en kosten bekend zijn.",
        mend = "Vul aan wat bekend is; een schatting volstaat: between(3, 5, 9).",
    },
    ["action-unserving"] = {
        doc = "Een open actie dient geen behoefte, lost geen pijnpunt op, neemt geen afknapper weg en benut geen kans.",
        why = "Een roadmap is een stappenplan met klantbehoeften en actiepunten; wat er geen dient, is aan een klant niet uit te leggen.",
        mend = "Zeg voor wie het is, in serves, resolves, removes of opportunity; of laat het vallen.",
    },
    ["effect-idle"] = {
        doc = "(Een deel van) wat een actie verbetert is er niet, of ligt voorbij het einde van de schaal.",
        why = "Een effect op wat er niet is, of voorbij het einde van de schaal, verandert niets.",
        mend = "Geef wat wordt verbeterd een cijfer, of verbeter wat er een heeft.",
    },
    ["against-customers"] = {
        doc = "Een actie die het nut verhoogt terwijl klanten slechter af zijn, of een doel zonder cijfer laat.",
        why = "Wat goed is voor de doelen, mag niet slecht zijn voor klanten.",
        mend = "Verander de actie, of weeg wat klanten verliezen in een doel.",
    },
    ["benefit-uncounted"] = {
        doc = "Een actie heeft baten terwijl het nut in punten is, zodat die niet meetellen.",
        why = "Baten zijn geld; waar het nut in punten is, zijn ze niet op te tellen.",
        mend = "Geef elk doel zijn worth per jaar.",
    },
    ["capacity-over"] = {
        doc = "Een team heeft meer toegezegd werk (must, planned, doing) dan een roadmap er dagen voor heeft, of een actie vraagt er "
            .. "meer dan enige periode heeft.",
        why = "Eerst wat haalbaar is: wat direct wordt opgepakt, en wat op langere termijn.",
        mend = "Neem meer perioden, geef werk aan een ander team, of laat iets vallen: dropped.",
    },
    ["metric-unread"] = {
        doc = "Een meting volgt een actie die klaar is, en is daarna niet meer gelezen.",
        why = "Wat is verbeterd, moet weer gemeten worden; anders leert niemand of het werkte.",
        mend = "Lees de meting, en zet het bij readings; `reis review` vergelijkt dan.",
    },
    ["metric-idle"] = {
        doc = "Een meting staat op een contactmoment dat niet beslist en niet verandert.",
        why = "Niet elke klantinteractie hoeft gemeten te worden: meet waar het beslist of waar iets wordt gedaan.",
        mend = "Meet waar het telt (`reis score --leverage`), of zeg welke actie het volgt.",
    },
    ["canvas-loose"] = {
        doc = "Teksten van een canvas (taken, pijnpunten, voordelen, producten; proposities, segmenten, kanalen, partners) zijn elders in het script niets.",
        why = "Bedrijfsmodel, waardepropositie en klantreis zijn één keten: waar een klant op het canvas last van heeft, komt in een klantreis voor.",
        mend = "Schrijf het op het canvas zoals het in de klantreis heet, zet het daar erbij, of haal het van het canvas.",
    },
    ["proposition-loose"] = {
        doc = "Een waardepropositie hoort bij geen bedrijfsmodel, geen contactmoment rust erop, of ze laat pijnpunten en behoeften van haar persona weg.",
        why = "Eerst het bedrijfsmodel, dan de waardepropositie, dan de klantreis: elk rust op wat ervoor komt.",
        mend = "Geef de waardepropositie haar model; noem haar bij een contactmoment (proposition), of bied daar een product ervan; voeg toe wat ze weglaat.",
    },
}
