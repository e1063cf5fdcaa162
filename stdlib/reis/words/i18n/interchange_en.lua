-- What is told when files of other programs are read or written.

return {
    ["at"] = "line %d: %s",
    ["from mermaid"] = "Read from a Mermaid journey diagram.", ["before"] = "At the start", ["untitled"] = "Journey",
    ["score.none"] = '"%s" has the score "%s", which is no number: it has no experience',
    ["score.out"] = '"%s" has the score %s, outside 1 to 5: its experience is %s', ["score.note"] = "Mermaid: score %s",
    ["rest"] = 'Mermaid reads nothing after the people of "%s", and neither is it read here: %s',
    ["title.lost"] = 'a later title stands in place of the title "%s"',
    ["renamed"] = '"%s" is called "%s" here, since a name stands once, is a text of at most 190 characters and no word of the language',
    ["left"] = "%d comments and settings of the diagram stand as comments in the script",
    ["left.one"] = "a comment or setting of the diagram stands as a comment in the script",
    ["entity"] = "there is no character called &%s;: it stays as it is", ["passed over"] = "a diagram of another kind (%s) is passed over",
    ["nobody"] = "the diagram names nobody: give the script a persona",
    ["mermaid.rounded"] = "%s: %d experiences were rounded to scores of 1 to 5",
    ["mermaid.unscored"] = '%s: "%s" has no experience, so Mermaid has no score for it: 3 is written',
}
