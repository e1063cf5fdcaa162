-- English of what the language server says itself.

return {
    ["died.limit"] = "looking at this script took longer than it may; it is looked at again when it changes (reis lsp --max-time allows more)",
    ["died.fault"] = "looking at this script ended the process that did it; it is looked at again when it changes. "
        .. "This is a bug in reis: please report it",
    ["died.script"] = "reis: %s: %s", ["died"] = "reis: the process that looks at scripts died; another has taken its place",
    ["too.large"] = "limit script-size of 4 MiB exceeded: split it with include",
    ["bug"] = "this is a bug in reis, not in your script; please report it: %s",
    ["not.open"] = "the document is not open", ["line"] = "line %d: %s",
    ["name.none"] = "no name of anything stands here", ["name.undeclared"] = "nothing called \"%s\" is declared in what can be changed",
    ["name.several"] = "%d things are called \"%s\"; a change of all would be of more than one",
    ["name.wrong"] = "a name has 1 to %d bytes, no / and no line ends", ["name.taken"] = "there is a \"%s\" already",
}
