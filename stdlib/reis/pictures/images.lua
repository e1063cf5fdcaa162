-- Photos, logos and frames: files beneath the script's folder, handed with a page to the drawing program, which alone
-- looks into them.

local host = require "host"

local images = {}

local MOST, MANY = 32 * 1024 * 1024, 400 -- bytes of all images of a page, and how many files

local kept = setmetatable({}, { __mode = "v" })

--- The image at a path -> { path =, bytes = }, or nil and what is wrong
function images.of(path)
    if kept[path] then return kept[path] end
    local found, bytes = host.read("image", path)
    if not found then return nil, bytes end
    if bytes:sub(1, 8) ~= "\x89PNG\r\n\x1a\n" and bytes:sub(1, 3) ~= "\xFF\xD8\xFF" then
        return nil, path .. " is no PNG or JPEG, whatever its name says"
    end
    kept[path] = { path = path, bytes = bytes }
    return kept[path]
end

--- The image at a path for a page that shows those in `shown` (a table of its own) already -> as of; nil too where the page
-- would hold more than it can.
function images.on(shown, path)
    local image, message = images.of(path)
    if not image or shown[path] then return image, message end
    local n, size = (shown.n or 0) + 1, (shown.size or 0) + #image.bytes
    if n > MANY or size > MOST then
        return nil, ("%s: a page holds at most %d images of %d MiB together"):format(path, MANY, MOST >> 20)
    end
    shown[path], shown.n, shown.size = true, n, size
    return image
end

--- The page with the files of its images numbered, each once, and these files. An item of a user's own view may hold anything.
function images.take(page)
    local files, number, items, size = {}, {}, nil, 0
    for i, item in ipairs(page.items or {}) do
        local image = type(item) == "table" and item[1] == "image" and item.image
        if type(image) == "table" and type(image.bytes) == "string" and size + #image.bytes <= MOST then
            if not number[image.bytes] then
                files[#files + 1], size = image, size + #image.bytes
                number[image.bytes] = #files
            end
            items = items or table.move(page.items, 1, #page.items, 1, {})
            local copy = {}
            for k, v in next, item do copy[k] = v end
            copy.file, items[i] = number[image.bytes], copy
        end
    end
    if not items then return page, files end
    local copy = {}
    for k, v in next, page do copy[k] = v end
    copy.items = items
    return copy, files
end

--- The lines and the bytes of a request to the drawing program that hold the files.
function images.parts(files)
    local lines, bytes = {}, {}
    for i, file in ipairs(files) do
        lines[i] = ("file %d %s"):format(#file.bytes, (tostring(file.path):gsub("%c", " ")))
        bytes[i] = file.bytes
    end
    return lines, table.concat(bytes)
end

--- What is wrong with the images that a model names -> list of { level, file, line, message }
function images.check(model)
    local diags = {}
    local function look(thing, field)
        local path = thing and thing[field]
        local found, message = true, nil
        if path then found, message = images.of(path) end
        if not found then
            diags[#diags + 1] = { level = "error", file = thing.file, line = thing.line,
                message = ("%s \"%s\": %s: %s"):format(thing.kind, thing.name, field, message) }
        end
    end
    look(model.company, "logo")
    for _, persona in ipairs(model.personas) do look(persona, "image") end
    for _, journey in ipairs(model.journeys) do
        for _, touchpoint in ipairs(journey.touchpoints) do look(touchpoint, "image") end
    end
    return diags
end

return images
