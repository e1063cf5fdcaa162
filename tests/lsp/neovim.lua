-- Run by Neovim, headless: its own client shows a diagnostic of a script, completes a touchpoint's name, goes to its declaration and
-- tells its figures. Prints TAP; the script's path is in JOURNEY, the program in REIS.

local path, reis = vim.env.JOURNEY, vim.env.REIS
local n, failed = 0, 0

local function check(name, ok, found)
    n = n + 1
    if not ok then failed = failed + 1 end
    io.stdout:write(("%s %d - Neovim %s\n"):format(ok and "ok" or "not ok", n, name))
    if not ok then io.stdout:write("# " .. vim.inspect(found):gsub("\n", "\n# ") .. "\n") end
end

vim.cmd("edit " .. vim.fn.fnameescape(path))
vim.bo.filetype = "lua"
local client = vim.lsp.start_client { name = "reis", cmd = { reis, "lsp" }, root_dir = vim.fn.fnamemodify(path, ":h") }
vim.lsp.buf_attach_client(0, client)

local function diagnostics() return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) end

vim.wait(10000, function() return #diagnostics() > 0 end, 20)
local shown = diagnostics()
check("shows a diagnostic at its place", #shown == 1 and shown[1].lnum == 3 and shown[1].message:find("did you mean", 1, true) ~= nil
    and vim.api.nvim_buf_get_lines(0, 3, 4, false)[1]:sub(shown[1].col + 1, shown[1].end_col) == "leav", shown)

-- mend it as one who types does
vim.fn.cursor(4, 1)
vim.cmd([[substitute/leav =/leave =/]])
vim.wait(10000, function() return #diagnostics() == 0 end, 20)
check("shows none when it is mended", #diagnostics() == 0, diagnostics())

-- complete the name of a touchpoint in a text that is not whole
vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'action "Faster 😀" { improves = { ["Check' })
local last = vim.api.nvim_buf_line_count(0)
local result = vim.lsp.buf_request_sync(0, "textDocument/completion", {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = last - 1, character = #'action "Faster xx" { improves = { ["Check' },
}, 5000)
local items = result and result[client] and result[client].result and result[client].result.items or {}
check("completes a touchpoint's name", #items == 1 and items[1].label == "Checkout" and items[1].textEdit.newText == 'Checkout"]', result)
vim.lsp.util.apply_text_edits({ items[1] and items[1].textEdit or nil }, 0, "utf-16")
check("has the name in its text", vim.api.nvim_buf_get_lines(0, last - 1, last, false)[1] == 'action "Faster 😀" { improves = { ["Checkout"]',
    vim.api.nvim_buf_get_lines(0, last - 1, last, false))

vim.fn.cursor(last, vim.fn.strlen('action "Faster 😀" { improves = { ["Che'))
vim.lsp.buf.definition()
vim.wait(5000, function() return vim.fn.line(".") == 4 end, 20)
check("goes to its declaration", vim.fn.line(".") == 4 and vim.fn.col(".") == 16, { vim.fn.line("."), vim.fn.col(".") })

local told = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"), 5000)
local hover = told and told[client] and told[client].result and told[client].result.contents.value or ""
check("tells a touchpoint's figures", hover:find("experience 6.0", 1, true) ~= nil, told)

vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 20)
check("stops it", vim.lsp.client_is_stopped(client), {})
io.stdout:write(("1..%d\n"):format(n))
vim.cmd(failed > 0 and "cquit 1" or "quitall!")
