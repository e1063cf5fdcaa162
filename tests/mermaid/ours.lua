-- What our reader makes of diagrams: JSON texts on lines come in, one result a line goes out. Entity codes as Mermaid keeps them.

package.path = "tests/lua/?.lua;" .. package.path
require "harness"
local diagram = require "reis.data.import.mermaid.diagram"
local json = require "reis.words.json"
local json_read = require "reis.words.json_read"

local function kept(s) return (s:gsub("\xFE(%d+)\xFF", "ﬂ°°%1¶ß"):gsub("\xFE([^\xFF]*)\xFF", "ﬂ°%1¶ß")) end

for line in io.lines() do
    local D, message = diagram.read(json_read.decode(line))
    local found = { { "error", not D and message or nil } }
    if D then
        local sections, tasks = {}, {}
        for i, section in ipairs(D.sections) do sections[i] = kept(section.name) end
        for i, task in ipairs(D.tasks) do
            local people, score = {}, task.score
            for k, name in ipairs(task.people) do people[k] = kept(name) end
            tasks[i] = json.object { { "section", sections[task.section] or "" }, { "task", kept(task.name) },
                { "score", score ~= score and "NaN" or ("%.17g"):format(score) }, { "people", people } }
        end
        found = { { "title", kept(#D.titles > 0 and D.title or "") }, { "accTitle", kept(D.acc_title or "") },
            { "accDescr", kept(D.acc_descr or "") }, { "sections", sections }, { "tasks", tasks } }
    end
    print((json.encode(json.object(found)):gsub("\n", "")))
end
