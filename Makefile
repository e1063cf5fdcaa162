# reis: `make` builds build/reis; `make demo` shows it; `make check` tests it.
# BUILD names the build's folder; SAN=1 builds with AddressSanitizer and UBSan, COV=1 for `make coverage`, SHARED=1 against
# shared libraries, as distributions want it. `make install`, `make deb` and `make dist` stand in scripts/package.mk.

BUILD ?= build
CC ?= cc
VERSION = 0.1.0

CFLAGS ?= -O2 -g
STRICT = -std=c11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla-larger-than=4096
DEFINES = -D_GNU_SOURCE -DRS_VERSION='"$(VERSION)"' -Iinterp -ffile-prefix-map=$(CURDIR)=.
HARDEN = -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
ifdef COV
CFLAGS := -O0 -g --coverage
HARDEN := -fPIE
DEFINES += -DRS_NO_SECCOMP -DRS_COVERAGE
LDFLAGS += --coverage
LINK_REIS = -pie
else ifdef SAN
CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
HARDEN := -fPIE
DEFINES += -DRS_NO_SECCOMP
LDFLAGS += -fsanitize=address,undefined
LINK_REIS = -pie
else ifdef SHARED
LINK_REIS = -pie
else
# whole in itself: a loader that finds and binds a dozen libraries takes longer than an empty script
# the linker warns of a dlopen in libc that nothing calls: interp/host/absent.c stands for it
LINK_REIS = -static-pie -Wl,--no-warnings
WHOLE = --static
YAJL = -lyajl_s # the archive has another name
LIBS_GLPK_NEEDS = -lcolamd -lamd -lsuitesparseconfig -lgmp -lz
endif

YAJL ?= -lyajl
# asked only when a recipe runs, so that scripts/setup has been there first
PKG = $(shell pkg-config $(1))
LIBS_REIS = $(call PKG,$(WHOLE) --libs lua5.4 readline gsl expat yaml-0.1 minizip zlib sqlite3) $(YAJL) -lglpk $(LIBS_GLPK_NEEDS) -lm
GVPLUGINS = $(call PKG,--variable=libdir libgvc)/graphviz
LIBS_DRAW = $(call PKG,--libs libgvc libcgraph libqpdf libseccomp libpng libsixel libjpeg xlsxwriter minizip) -L$(GVPLUGINS) -Wl,-rpath,$(GVPLUGINS) \
	-lgvplugin_core -lgvplugin_dot_layout -lgvplugin_neato_layout -lgvplugin_pango $(call PKG,--silence-errors --libs fontconfig) -lm

LIBS_DATABASE = $(call PKG,--libs odbc odbcinst libseccomp) -lpthread

# a line a step; V=1 shows the commands themselves
ifdef V
say = @:
Q =
else
say = @printf '  %-6s %s\n' $(1) $(2)
Q = @
endif

HOST = $(wildcard interp/host/*.c)
ENGINE = $(wildcard interp/engine/*.c)
SCENE = $(wildcard interp/scene/*.c)
LOG = $(wildcard interp/log/*.c)
EXCHANGE = $(wildcard interp/exchange/*.c)
DRAW = $(wildcard interp/draw/*.c)
DATABASE = $(wildcard interp/database/*.c)
LIB = $(wildcard interp/lib/*.c)
STDLIB = $(shell find stdlib -type f \( -name '*.lua' -o -name '*.md' -o -name '*.css' -o -name '*.js' -o -name '*.html' -o -path 'stdlib/reis/templates/*' \) | LC_ALL=C sort)
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: $(BUILD)/.setup
	@$(MAKE) --no-print-directory $(BUILD)/reis

$(BUILD)/.setup: scripts/setup
	@mkdir -p $(BUILD)
	@scripts/setup
	@touch $@

$(BUILD)/reis: $(call objects,$(HOST) $(ENGINE) $(LOG) $(EXCHANGE) $(SCENE) $(LIB)) $(patsubst %,$(BUILD)/%_data.o,stdlib draw database filter patterns)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) $(LINK_REIS) -Wl,-z,relro,-z,now,--as-needed $^ -o $@ $(LIBS_REIS)

$(BUILD)/reis-draw: $(call objects,$(DRAW) $(SCENE) interp/host/frame.c)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -pie -Wl,-z,relro $^ -o $@ $(LIBS_DRAW)

$(BUILD)/reis-database: $(call objects,$(DATABASE) interp/host/frame.c)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -pie -Wl,-z,relro,-z,now $^ -o $@ $(LIBS_DATABASE)

$(BUILD)/embed: scripts/embed.c interp/host/chunk.h
	$(call say,CC,$<)
	$(Q)$(CC) -O1 -Iinterp $(call PKG,--cflags lua5.4) $< -o $@ $(call PKG,--libs lua5.4)

$(BUILD)/stdlib_data.c: $(BUILD)/embed $(STDLIB)
	$(call say,EMBED,stdlib)
	$(Q)$(BUILD)/embed stdlib $(STDLIB) > $@.part
	@mv $@.part $@

$(BUILD)/draw_data.c $(BUILD)/database_data.c: $(BUILD)/%_data.c: $(BUILD)/embed $(BUILD)/reis-%
	$(call say,EMBED,$(BUILD)/reis-$*)
	$(Q)strip -o $(BUILD)/reis-$*.small $(BUILD)/reis-$*
	$(Q)$(BUILD)/embed program rs_$*_program $(BUILD)/reis-$*.small > $@.part
	@mv $@.part $@

# the worker's filter is made here, once, rather than in every run
$(BUILD)/filter: scripts/filter.c
	$(call say,CC,$<)
	$(Q)$(CC) -O1 $< -o $@ $(call PKG,--cflags --libs libseccomp)

$(BUILD)/filter_data.c: $(BUILD)/filter
	$(Q)$(BUILD)/filter > $@.part
	@mv $@.part $@

# where words are broken: the patterns of Debian's hyphen packages become constant tables
HYPHEN = /usr/share/hyphen
$(BUILD)/patterns: scripts/patterns.c
	$(call say,CC,$<)
	$(Q)$(CC) -O1 $< -o $@

$(BUILD)/patterns_data.c: $(BUILD)/patterns $(HYPHEN)/hyph_nl_NL.dic $(HYPHEN)/hyph_en_US.dic
	$(Q)$(BUILD)/patterns nl $(HYPHEN)/hyph_nl_NL.dic en $(HYPHEN)/hyph_en_US.dic > $@.part
	@mv $@.part $@

$(BUILD)/%_data.o: $(BUILD)/%_data.c
	$(Q)$(CC) -O0 -fPIE -Iinterp $(call PKG,--cflags lua5.4) -c $< -o $@

$(BUILD)/interp/%.o: interp/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(STRICT) $(CFLAGS) $(HARDEN) $(DEFINES) $(call PKG,--cflags lua5.4 libgvc libcgraph libsixel) -MMD -MP -c $< -o $@

# every object but the programs' own main, so that a test links what it names
ARCHIVE = $(call objects,$(filter-out %/main.c,$(HOST) $(ENGINE) $(LOG) $(EXCHANGE) $(SCENE) $(LIB) $(DRAW) $(DATABASE))) $(BUILD)/filter_data.o $(BUILD)/patterns_data.o
$(BUILD)/libreis.a: $(ARCHIVE) $(BUILD)/stdlib_data.o $(BUILD)/draw_data.o $(BUILD)/database_data.o
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/tests/%: tests/c/%.c $(BUILD)/libreis.a $(wildcard tests/c/*.h)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(STRICT) $(CFLAGS) $(HARDEN) $(DEFINES) -Itests/c $(call PKG,--cflags lua5.4 libgvc libcgraph libsixel cmocka) $< \
		$(BUILD)/libreis.a $(LDFLAGS) -pie -o $@ $(call PKG,--libs cmocka) -Wl,--as-needed $(LIBS_REIS) $(LIBS_DRAW) $(LIBS_DATABASE) -lhyphen

c-tests: $(patsubst tests/c/%.c,$(BUILD)/tests/%,$(wildcard tests/c/test_*.c))

-include $(wildcard $(BUILD)/interp/*/*.d)

demo: all
	@scripts/demo $(BUILD)/reis out

# the times that BENCHMARKS.md shows
bench: all $(BUILD)/tests/bench_u
	@scripts/bench $(BUILD)/reis
	@scripts/bench-logs $(BUILD)/reis

# the planner on large problems, beside GLPK for a minute each (ten in all; GLPK=0 leaves it out)
bench-plan: GLPK ?= 60
bench-plan: $(BUILD)/tests/bench_plan
	@$(BUILD)/tests/bench_plan $(GLPK)

# how much of the parent, the worker and the drawing program all suites run; the figures stand in SECURITY.md
coverage:
	@find $(BUILD)/cov -name '*.gcda' -delete 2>/dev/null; $(MAKE) COV=1 BUILD=$(BUILD)/cov check SUITES="$(SUITES)"; scripts/coverage $(BUILD)/cov

# SUITES names some of the suites of tests/run
check: all
	@BUILD=$(BUILD) UNCONFINED=$(SAN)$(COV) tests/run $(SUITES)

clean:
	rm -rf build out

include scripts/package.mk

.PHONY: coverage all demo bench bench-plan check clean c-tests
.DELETE_ON_ERROR:
