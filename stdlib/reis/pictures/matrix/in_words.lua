-- Value against effort in words: field by field, what stands in it.

local i18n = require "reis.words.i18n"
local matrix = require "reis.roadmap.matrix"
local plotted = require "reis.pictures.matrix.plotted"
local sentences = require "reis.pictures.listed.sentences"
local format = require "reis.words.format"

local FIELDS = { "quick", "big", "fill", "reconsider" }

--- ctx: with the plan -> blocks, as of map/in_words.lua
return function(ctx)
    local plan, W, L = ctx.plan, i18n.of(ctx.lang, "table"), ctx.L
    if not plan then return { title = L "matrix.none" } end
    local M, currency = matrix.of(plan), ctx.model.company and ctx.model.company.currency
    local blocks = { title = L("matrix.page", plan.roadmap), { text = sentences.join { L "matrix.sub" } } }
    if #M.rows == 0 then blocks[#blocks + 1] = { text = sentences.join { L "matrix.none" } } end
    blocks[#blocks + 1] = { chart = function(size) return plotted(M, size, ctx.lang) end }
    for _, class in ipairs(FIELDS) do
        local items = {}
        for _, row in ipairs(M.rows) do
            if row.class == class then
                items[#items + 1] = sentences.join { W("say.weighed", row.id .. " " .. row.name, matrix.value(M, row.value, ctx.lang, currency),
                    format.short(row.effort, 1, ctx.lang), L("action.horizon." .. row.horizon)) }
            end
        end
        if #items > 0 then
            blocks[#blocks + 1] = { head = L("matrix." .. class) .. ": " .. L("matrix." .. class .. ".sub") }
            blocks[#blocks + 1] = { items = items }
        end
    end
    return blocks
end
