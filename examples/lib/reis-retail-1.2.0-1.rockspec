-- In this folder, offline: luarocks --lua-version 5.4 --tree DIR make reis-retail-1.2.0-1.rockspec
rockspec_format = "3.0"
package = "reis-retail"
version = "1.2.0-1"
source = { url = "git+https://example.org/reis-retail.git" }
description = { summary = "A web shop's returns, for reis", license = "MIT" }
dependencies = { "lua >= 5.4" }
build = { type = "builtin", modules = { ["retail.returns"] = "retail/returns.lua" } }
