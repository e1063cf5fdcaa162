-- The pages of a report, in order: the summary, the whole from above, each journey with its phases and touchpoints, the
-- personas, the plan, the chapters (chapters.lua), and all else that the model holds. What a page holds is made when it is
-- written. A page:
--
--     { id =, title =, up = (the id of the page above it, or nil), kind =, menu = (its depth in the contents, or nil), parts() -> list }
--
-- parts are those of chapters, and besides, in rows and lists, cells { text =, to = (the id that they lead to), url = }:
--
--     { list = cells, class = } | { facts = list of { label =, cell = } } | { quotes = list of { text =, who = } }
--     { tiles = list of { label =, value =, note = , class = } } | { marks = as of pages/touchpoint.lua }
--     { rows =, caption =, sort = true, ids: rows[i].id, people = { [column] = number of a persona }, personas: rows[i].persona }
--     { pages =, persona = (the number of the one that it shows), column = (as of pictures/map/column.lua), tables() }
--     { slider = data } | { group = parts }

local host = require "host"
local chapters = require "reis.report.chapters"
local facts = require "reis.report.facts"
local i18n = require "reis.words.i18n"
local ids = require "reis.report.ids"
local pictures = require "reis.pictures.pictures"
local ranking = require "reis.report.decisive"

local pages = {}

--- What pages need beside the context of pictures: ids, facts (their voice), P (the words of pages), decisive. options: lang,
-- paper, plan, links (false: nothing in a picture leads anywhere)
function pages.context(project, options)
    local of, ctx = ids.of(project.model), nil
    ctx = pictures.context(project, { lang = options.lang, paper = options.paper, plan = options.plan,
        link = options.links ~= false and ids.link(of, function() return ctx.plan end) or nil })
    local own = pictures.with(ctx, { ids = of, P = i18n.of(ctx.lang, "pages") })
    ctx = own
    own.facts = facts.voice(own)
    own.decisive = ranking.of(own)
    return chapters.context(own, project)
end

local function add(list, ctx, name, ...)
    for _, page in ipairs(require("reis.report.pages." .. name)(ctx, ...)) do list[#list + 1] = page end
end

--- The chapters, as pages.
local function add_chapters(list, ctx)
    for _, chapter in ipairs(chapters.of(ctx)) do
        list[#list + 1] = { id = chapter.name, title = chapter.title, menu = 1, kind = "chapter", parts = function() return chapter.parts end }
    end
end

--- All pages of a report.
function pages.of(ctx)
    local list = {}
    add(list, ctx, "summary")
    add(list, ctx, "ecosystem")
    for _, journey in ipairs(ctx.model.journeys) do add(list, ctx, "journey", journey) end
    add(list, ctx, "persona")
    add(list, ctx, "canvas")
    add(list, ctx, "plan")
    add_chapters(list, ctx)
    add(list, ctx, "everything")
    return list
end

--- The pages of a view as a part. fields: what the view gets beside the context; more: fields of the part.
function pages.picture(ctx, view, caption, fields, more)
    local own = {}
    for k, v in pairs(fields or {}) do own[k] = v end
    own.prefix = own.prefix or view .. "-"
    local part = { caption = caption }
    for k, v in pairs(more or {}) do part[k] = v end
    local V
    local function given()
        V = V or pictures.with(ctx, own)
        return V
    end
    function part.pages()
        host.progress(caption)
        return pictures.view(view).build(given())
    end
    local made = pictures.view(view)
    if made.tables then function part.tables() return made.tables(given()) end end
    return part
end

return pages
