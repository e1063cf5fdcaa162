-- Wat een script en de REPL kunnen vragen, in het Nederlands: de Engelse naam van de functie -> wat zij krijgt, en wat zij geeft.

return {
    score = { 'bereken() of bereken "Een reis"', "elk kengetal van elke reis, per klantpersona en samen" },
    whatif = { "wat_als { met =, zonder =, wijzigt =, vervalt =, vervangt =, gebruikt =, budget =, capaciteit = }",
        "dezelfde cijfers zoals ze dan zouden zijn; twee uitkomsten zijn van elkaar af te trekken" },
    sweep = { "doorloop { budget = bereik(0, 60000, 5000) }", "een of twee grootheden van begin tot eind, en waar het plan verandert" },
    range = { "bereik(van, tot, stap)", "een lijst getallen voor doorloop" },
    simulate = { "simuleer { n =, seed =, plan =, threads = }", "alle onzekere getallen samen getrokken, n keer" },
    correlated = { 'samenhangend { "De ene: inspanning", "De andere: inspanning", 0.6 }', "twee onzekere getallen die samen op en neer gaan" },
    compare = { 'vergelijk { "rice", "Een scenario" }', "methoden en scenario's naast elkaar" },
    leverage = { 'hefboom() of hefboom "Een reis"', "welke contactmomenten de doorslag geven" },
    draw = { 'teken.kaart("Een reis", "kaart.pdf"), teken.zoom, teken.ecosysteem, teken.routekaart, teken.matrix,'
        .. ' teken.stand, teken.terugblik, teken.grens, teken.vergelijk, teken.blauwdruk, teken.kanalen, teken.eigenaren, teken.personas,'
        .. ' teken.storyboard, teken.persona("Kim", "kim.pdf")', "een plaatje in een bestand" },
    plot = { 'grafiek "Een reis", grafiek(doorloop { … }), grafiek(plan())', "een grafiek in de terminal" },
    report = { 'rapport "rapport.html"', "één document met alles" },
    check = { 'controle.uit "offer-missing" { reden = "een schets", bij = "Afrekenen" }, controle.stel { interviews = 12 }',
        "een regel van `reis check` die uit staat en waarom; de getallen waar regels van uitgaan" },
    print = { "toon(waarde, …)", "alle waarden als tekst; uitkomsten als hun tabellen" },
    show = { 'tabel(lijst, { "naam", "kosten" })', "elke lijst van rijen als tabel" },
    read_csv = { 'lees_csv("doelen.csv", { separator =, texts =, head = })', "een bestand naast het script als lijst van rijen" },
    date = { 'datum "2026-03-14"', "een dag; datum() is vandaag" },
    include = { 'neem_op "kanalen.lua"', "voert een ander bestand van dit script uit" },
    between = { "tussen(laag, waarschijnlijk, hoog)", "een onzeker getal (PERT)" },
    uniform = { "gelijkmatig(laag, hoog)", "een onzeker getal, overal ertussen even waarschijnlijk" },
    around = { "rond(gemiddelde, spreiding)", "een onzeker getal (normaal verdeeld, binnen de grenzen van zijn veld)" },
    each = { "per { standaard = 0.1, Bram = 0.3 }", "een getal dat per klantpersona verschilt" },
    seen = { 'volgens { ["CSAT voorjaar"] = 7, ["Huisbezoeken"] = 4 }', "een cijfer met zijn bronnen" },
    count = { "tel { A = 412, B = 88, afhaken = 12 }", "aantallen die kansen worden" },
    minutes = { "minuten(5), uren(2), dagen(1), weken(2), werkdagen(3)", "een duur" },
    hours = { "uren(2)", "een duur" }, days = { "dagen(1)", "een duur" }, weeks = { "weken(2)", "een duur" },
    workdays = { "werkdagen(3)", "een duur in dagen van acht uur" },
}
