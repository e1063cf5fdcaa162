-- reis run FILE [ARG…]

local project = require "reis.command.project"

return {
    name = "run",
    summary = "run a script",
    doc = "Runs a journey script: what it prints comes out, what it declares is checked. Its arguments are `...`.\n"
        .. "A script writes pictures and reports only beneath the folder given with --write.",
    run = function(job)
        local p, status = project.open(job, { run = true })
        return p and 0 or status
    end,
}
