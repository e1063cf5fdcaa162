-- reis watch FILE: what is run at every save; the parent watches and shows it (host/live.c).

return {
    name = "watch",
    summary = "the report drawn again at every save, in a browser that follows",
    doc = "Shows the report of FILE at an address of this machine only, which it prints (and opens, where there is a display), and\n"
        .. "draws it again whenever the script or a .lua, .csv or picture file beneath its folder is saved. What is wrong stands\n"
        .. "above the page. ^C ends it.",
    run = function(job) return require("reis.cli.report").run(job) end,
}
