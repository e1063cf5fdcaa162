-- Evidence grows old: customers and touchpoints change.
local i18n = require "reis.words.i18n"

local function months(date)
    local year, month = date:match("^(%d%d%d%d)%-?(%d?%d?)")
    return tonumber(year) * 12 + (tonumber(month) or 12)
end

return {
    id = "evidence-stale",
    severity = "warning",
    doc = "Evidence is older than the company's `fresh` months, or has no date.",
    why = "Customers and touchpoints change; a map is a picture of one moment.",
    mend = "Gather it anew, or look at it again and say so in revised.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
survey "Spring" { n = 412, date = "2019-03" }
]], right = [[
survey "Spring" { n = 412, date = "2019-03", revised = "2025-11" }
]] },
    check = function(model, _, report, options)
        local fresh = model.company and model.company.fresh or 12
        fresh = require "reis.language.quantity".mean(fresh)
        for _, source in ipairs(model.evidence) do
            local date = not source.implicit
                and (rawget(source, "revised") or rawget(source, "date"))
            if not source.implicit and not date then
                report("note", source, options.L "evidence-stale.undated")
            elseif date and options.today and months(options.today) - months(date) > fresh then
                local shown = options.number(fresh, 6)
                report("warning", source, options.L(i18n.plural("evidence-stale", shown), date, shown))
            end
        end
    end,
}
