-- Wat `reis new` in het Nederlands zegt.
return {
    ["wrote"] = "geschreven: %s",
    ["next"] = "nu: reis check %s; reis map %s -o kaart.pdf",
}
