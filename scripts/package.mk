# Installing and packaging: make install, uninstall, docs, dist, deb. PREFIX and DESTDIR as the GNU standards have them.

PREFIX ?= /usr/local
INSTALL ?= install
bindir = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
doc = $(share)/doc/reis
words = $(shell sed -n 's/^    {"\([a-z]*\)", .*/\1/p' interp/host/command.c)

# the pages of man and what shells complete, from the program's own tables: made anew with it
man: $(BUILD)/man/reis.1
$(BUILD)/man/reis.1: $(BUILD)/reis
	@rm -rf $(BUILD)/man; mkdir -p $(BUILD)/man
	@for name in $(filter-out version,$(words)); do $(BUILD)/reis help --man $$name > $(BUILD)/man/reis-$$name.1 || exit 1; done
	@$(BUILD)/reis help --man reis > $@.part && mv $@.part $@

completions: $(BUILD)/completion/reis.bash
$(BUILD)/completion/reis.bash: $(BUILD)/reis
	@mkdir -p $(@D)
	@$(BUILD)/reis help --completion zsh > $(@D)/_reis
	@$(BUILD)/reis help --completion fish > $(@D)/reis.fish
	@$(BUILD)/reis help --completion bash > $@.part && mv $@.part $@

# What is built is put in its place, the site of the manual too where `make docs` has made it; of what `make` has not built before only
# pages and completions are made, by the program itself.
install: $(BUILD)/reis man completions
	$(INSTALL) -d "$(bindir)" "$(doc)/examples" "$(share)/man/man1" "$(share)/bash-completion/completions" \
		"$(share)/zsh/site-functions" "$(share)/fish/vendor_completions.d"
	$(INSTALL) -m 755 $(BUILD)/reis "$(bindir)/reis"
	$(INSTALL) -m 644 README.md SECURITY.md CHANGELOG LICENSE "$(doc)"
	cp -R examples/. "$(doc)/examples"
	if [ -d $(BUILD)/docs ]; then rm -rf "$(doc)/html"; cp -R $(BUILD)/docs "$(doc)/html"; chmod -R u=rwX,go=rX "$(doc)/html"; fi
	chmod -R u=rwX,go=rX "$(doc)/examples"
	$(INSTALL) -m 644 $(BUILD)/man/*.1 "$(share)/man/man1"
	$(INSTALL) -m 644 $(BUILD)/completion/reis.bash "$(share)/bash-completion/completions/reis"
	$(INSTALL) -m 644 $(BUILD)/completion/_reis "$(share)/zsh/site-functions/_reis"
	$(INSTALL) -m 644 $(BUILD)/completion/reis.fish "$(share)/fish/vendor_completions.d/reis.fish"

uninstall:
	rm -f "$(bindir)/reis" "$(share)/bash-completion/completions/reis" "$(share)/zsh/site-functions/_reis" \
		"$(share)/fish/vendor_completions.d/reis.fish" "$(share)"/man/man1/reis.1 "$(share)"/man/man1/reis-*.1
	rm -rf "$(doc)"

# the manual as a site to read and search without a network; its pictures are those that its own examples make
docs: all
	@scripts/setup --docs
	@$(MAKE) --no-print-directory site

site: $(BUILD)/reis
	@rm -rf $(BUILD)/docs $(BUILD)/docs-ran; mkdir -p $(BUILD)/docs
	@REIS=$(BUILD)/reis tests/manual/run --keep $(BUILD)/docs-ran > $(BUILD)/docs-ran.tap || { grep -A9 '^not ok' $(BUILD)/docs-ran.tap; exit 1; }
	@lua5.4 scripts/docs/build.lua $(BUILD)/reis $(BUILD)/docs-ran $(BUILD)/docs

# the sources as one file, the same bytes from the same commit
dist:
	@scripts/package dist $(VERSION) $(BUILD)

# a package for this Debian, the same bytes from the same commit
deb:
	@scripts/setup --package
	@scripts/package deb $(VERSION) $(BUILD)

.PHONY: man completions install uninstall docs site dist deb
