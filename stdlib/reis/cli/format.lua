-- reis format FILE…

local host = require "host"
local i18n = require "reis.words.i18n"
local field_order = require "reis.editor.field_order"
local language = require "reis.command.language"
local layout = require "reis.editor.layout"
local script = require "reis.language.script"
local tongue = require "reis.language.tongue"

--- The tongue that a script says it is written in; nil for English.
local function tongue_of(text)
    local library = text:match '["\'](reis%.%a+)["\']'
    return library and tongue.of(library) or nil
end

local function wrong(d) language.tell(d) return nil end

--- The script of the i-th file as it should be. -> text, what it is; nil and a status after saying why
local function laid_out(job, i)
    local name = job.files[i]
    local text, message = host.text(i)
    if not text then return wrong { level = "error", file = name, message = message }, message:find("^limit") and 3 or 4 end
    local compiles, fault = script.syntax(name, text)
    if not compiles then return wrong { level = "error", file = name, line = fault.line, column = fault.column, message = fault.message,
        source = fault.source }, 1 end
    local new = job.options.order and field_order.apply(text, tongue_of(text)) or text
    local ok, result = pcall(layout.format, new)
    if not ok then return wrong { level = "error", file = name, message = result }, 1 end
    return result, text
end

--- Writes the i-th file, unless it is only looked at. -> whether it differs, or nil and a status
local function one(job, i)
    local name = job.files[i]
    local new, was = laid_out(job, i)
    if not new then return nil, was end
    if name == "-" and not job.options.check then
        host.write("-", "", new)
        return false
    end
    if new == was then return false end
    if not job.options.check then
        local path, message, code = host.write("f", tostring(i), new)
        if not path then return code ~= "I" and wrong { level = "error", file = name, message = message } or nil, 4 end
    end
    return true
end

return {
    name = "format",
    summary = "lay a script out",
    doc = "Lays scripts out anew, each in its own place: how lines are indented, blanks around =, after commas and within braces, a comma\n"
        .. "after the last entry of a table over several lines. Lines, quotes, comments and what a script means stay as they are. With --order the fields\n"
        .. "of each declaration in the order of the schema, their comments with them. With --check nothing is written, and the status is\n"
        .. "1 where a file would be. FILE - reads standard input and prints. Where one of the files is no script, none is written.",
    run = function(job)
        local L, worst, differ, check = i18n.of(job.options.lang), 0, {}, job.options.check
        for i, name in ipairs(job.files) do
            local changed, status = one(job, i)
            worst = math.max(worst, status or 0)
            if changed then differ[#differ + 1] = name end
        end
        if worst > 0 then return worst end -- nothing is written
        for _, name in ipairs(job.options.quiet and {} or differ) do host.out(L(check and "format.would" or "format.done", name) .. "\n") end
        return check and #differ > 0 and 1 or 0
    end,
}
