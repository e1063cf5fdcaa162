std = "lua54"
max_line_length = 130
files["examples"] = { ignore = { "1.." } }
files["stdlib/reis/templates"] = { ignore = { "1.." } }
