# Installing and packaging: make install, uninstall, docs, dist, deb. PREFIX and DESTDIR as the GNU standards have them.

PREFIX ?= /usr/local
INSTALL ?= install
bindir = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
doc = $(share)/doc/reis
pages = $(wildcard $(BUILD)/man/*.1)

# What is built is put in its place; nothing is built or fetched here that `make` has not built before.
install: $(BUILD)/reis
	$(INSTALL) -d "$(bindir)" "$(doc)/examples" "$(share)/man/man1" "$(share)/bash-completion/completions" \
		"$(share)/zsh/site-functions" "$(share)/fish/vendor_completions.d"
	$(INSTALL) -m 755 $(BUILD)/reis "$(bindir)/reis"
	$(INSTALL) -m 644 README.md SECURITY.md CHANGELOG LICENSE "$(doc)"
	cp -R examples/. "$(doc)/examples"
	chmod -R u=rwX,go=rX "$(doc)/examples"
	[ -z "$(pages)" ] || $(INSTALL) -m 644 $(pages) "$(share)/man/man1"
	[ ! -e $(BUILD)/completion/reis.bash ] || $(INSTALL) -m 644 $(BUILD)/completion/reis.bash "$(share)/bash-completion/completions/reis"
	[ ! -e $(BUILD)/completion/_reis ] || $(INSTALL) -m 644 $(BUILD)/completion/_reis "$(share)/zsh/site-functions/_reis"
	[ ! -e $(BUILD)/completion/reis.fish ] || $(INSTALL) -m 644 $(BUILD)/completion/reis.fish "$(share)/fish/vendor_completions.d/reis.fish"

uninstall:
	rm -f "$(bindir)/reis" "$(share)/bash-completion/completions/reis" "$(share)/zsh/site-functions/_reis" \
		"$(share)/fish/vendor_completions.d/reis.fish" "$(share)"/man/man1/reis.1 "$(share)"/man/man1/reis-*.1
	rm -rf "$(doc)"

# the manual as a site to read and search without a network; its pictures are those that its own examples make
docs: all
	@scripts/setup --docs
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

.PHONY: install uninstall docs dist deb
