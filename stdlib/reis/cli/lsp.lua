-- reis lsp

return {
    name = "lsp",
    summary = "a language server for editors",
    doc = "Speaks the Language Server Protocol over standard input and output, for an editor to start: what `reis check` finds, while you\n"
        .. "type; completion of kinds, fields and names; what a field takes and a touchpoint's figures at the cursor; go to definition,\n"
        .. "references, rename, outline, layout. `reis help editors` says how editors are set up.",
    run = function() return require("reis.editor.server").run() end,
}
