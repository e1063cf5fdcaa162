-- reis version

local host = require "host"

return {
    name = "version",
    summary = "show the version",
    run = function()
        host.out(("reis %s (%s)\n"):format(host.version, host.lua))
        return 0
    end,
}
