-- What `reis new` says in English.
return {
    ["wrote"] = "wrote %s",
    ["next"] = "next: reis check %s; reis map %s -o map.pdf",
}
