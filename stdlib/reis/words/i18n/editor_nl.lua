-- Dutch of what the language server says itself.

return {
    ["died.limit"] = "dit script nakijken duurde langer dan mag; het wordt weer nagekeken als het verandert (reis lsp --max-time geeft meer)",
    ["died.fault"] = "bij het nakijken van dit script viel het proces uit dat dat deed; het wordt weer nagekeken als het verandert. "
        .. "Dit is een fout in reis: meld hem",
    ["died.script"] = "reis: %s: %s", ["died"] = "reis: het proces dat scripts nakijkt viel uit; een ander heeft zijn plaats ingenomen",
    ["too.large"] = "limiet script-size van 4 MiB overschreden: verdeel het met include",
    ["bug"] = "dit is een fout in reis, niet in je script; meld hem: %s",
    ["not.open"] = "het document is niet open", ["line"] = "regel %d: %s",
    ["name.none"] = "hier staat geen naam van iets", ["name.undeclared"] = "niets met de naam \"%s\" staat in wat veranderd kan worden",
    ["name.several"] = "%d dingen heten \"%s\"; het zou er meer dan één veranderen",
    ["name.wrong"] = "een naam heeft 1 tot %d bytes, geen / en geen regeleinden", ["name.taken"] = "er is al een \"%s\"",
}
