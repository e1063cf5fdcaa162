-- Wat er gezegd wordt als bestanden van andere programma's gelezen of geschreven worden.

return {
    ["at"] = "regel %d: %s",
    ["from mermaid"] = "Gelezen uit een Mermaid-diagram van een reis.", ["before"] = "In het begin", ["untitled"] = "Reis",
    ["score.none"] = '"%s" heeft als cijfer "%s", en dat is geen getal: er is geen ervaring',
    ["score.out"] = '"%s" heeft het cijfer %s, buiten 1 tot 5: de ervaring is %s', ["score.note"] = "Mermaid: cijfer %s",
    ["rest"] = 'Mermaid leest niets na de mensen van "%s", en hier wordt het ook niet gelezen: %s',
    ["title.lost"] = 'een latere titel staat op de plaats van de titel "%s"',
    ["renamed"] = '"%s" heet hier "%s": een naam komt één keer voor, is een tekst van hoogstens 190 tekens en geen woord van de taal',
    ["left"] = "%d opmerkingen en instellingen van het diagram staan als opmerking in het script",
    ["left.one"] = "een opmerking of instelling van het diagram staat als opmerking in het script",
    ["entity"] = "geen teken heet &%s;: het blijft zo staan", ["passed over"] = "een diagram van een andere soort (%s) is overgeslagen",
    ["nobody"] = "het diagram noemt niemand: geef het script een persona",
    ["mermaid.rounded"] = "%s: %d ervaringen zijn afgerond op cijfers van 1 tot 5",
    ["mermaid.unscored"] = '%s: "%s" heeft geen ervaring, dus Mermaid geen cijfer: er staat een 3',
}
