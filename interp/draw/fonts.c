#include "draw/fonts.h"

#include <stdbool.h>
#include <stdio.h>

#include "scene/text.h"

typedef struct {
    unsigned first, last;
    const char *name, *package;
    bool told;
} script;

/* In order of their code points; what is in none of them goes by its number. */
static script scripts[] = {
    {0x0370, 0x03FF, "Greek", "fonts-liberation", false}, {0x0400, 0x052F, "Cyrillic", "fonts-liberation", false},
    {0x0530, 0x058F, "Armenian", "fonts-noto-core", false}, {0x0590, 0x05FF, "Hebrew", "fonts-noto-core", false},
    {0x0600, 0x077F, "Arabic", "fonts-noto-core", false}, {0x0900, 0x0DFF, "Indic", "fonts-noto-core", false},
    {0x0E00, 0x0EFF, "Thai and Lao", "fonts-noto-core", false}, {0x0F00, 0x0FFF, "Tibetan", "fonts-noto-core", false},
    {0x1000, 0x109F, "Burmese", "fonts-noto-core", false}, {0x10A0, 0x10FF, "Georgian", "fonts-noto-core", false},
    {0x1100, 0x11FF, "Korean", "fonts-noto-cjk", false}, {0x1200, 0x139F, "Ethiopic", "fonts-noto-core", false},
    {0x2600, 0x27BF, "emoji", "fonts-noto-color-emoji", false},
    {0x2E80, 0x303F, "Chinese", "fonts-noto-cjk", false}, {0x3040, 0x30FF, "Japanese", "fonts-noto-cjk", false},
    {0x3100, 0x9FFF, "Chinese", "fonts-noto-cjk", false}, {0xAC00, 0xD7AF, "Korean", "fonts-noto-cjk", false},
    {0xF900, 0xFAFF, "Chinese", "fonts-noto-cjk", false}, {0xFB50, 0xFDFF, "Arabic", "fonts-noto-core", false},
    {0xFE70, 0xFEFE, "Arabic", "fonts-noto-core", false}, {0xFF00, 0xFFEF, "Chinese", "fonts-noto-cjk", false},
    {0x1F000, 0x1FAFF, "emoji", "fonts-noto-color-emoji", false}, {0x20000, 0x3FFFF, "Chinese", "fonts-noto-cjk", false},
    {0, 0x10FFFF, "other", "fonts-noto", false},
};

enum { SCRIPTS = sizeof scripts / sizeof *scripts };

#if __has_include(<fontconfig/fontconfig.h>)
#include <fontconfig/fontconfig.h>

/* Every code point that some font has; made when the first rare letter is met. */
static bool drawable(unsigned code)
{
    static FcCharSet *all;
    if (all == NULL) {
        FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
        all = FcCharSetCreate();
        for (int i = 0; all && fonts && i < fonts->nfont; i++) {
            FcCharSet *one;
            if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &one) == FcResultMatch)
                FcCharSetMerge(all, one, NULL);
        }
    }
    return all == NULL || FcCharSetCount(all) == 0 || FcCharSetHasChar(all, code);
}
#else
static bool drawable(unsigned code) { return code > 0; }
#endif

/* Two entries of one name are told of once. */
static bool told(const script *s)
{
    for (int i = 0; i < SCRIPTS; i++)
        if (scripts[i].told && scripts[i].name == s->name)
            return true;
    return false;
}

static script *missing_in(const char *s, size_t n, unsigned *code)
{
    for (size_t i = 0; i < n;) {
        i += rs_text_decode(s + i, n - i, code);
        if (*code < 0x250 || rs_text_unseen(*code))
            continue;
        script *at = scripts;
        while (*code < at->first || *code > at->last)
            at++;
        if (!told(at) && !drawable(*code))
            return at;
    }
    return NULL;
}

static script *missing_on(const rs_page *page, unsigned *code)
{
    for (size_t i = 0; i < page->items; i++) {
        const rs_item *item = &page->item[i];
        script *found = missing_in(item->str[RS_LABEL].s, item->str[RS_LABEL].n, code);
        for (size_t k = 0; k < item->lines && !found; k++)
            found = missing_in(item->line[k].s, item->line[k].n, code);
        if (found)
            return found;
    }
    return NULL;
}

const char *rs_fonts_missing(const rs_page *page)
{
    static char said[200];
    unsigned code = 0;
    script *found = missing_on(page, &code);
    if (!found)
        return NULL;
    found->told = true;
    snprintf(said, sizeof said, "no font here has %s signs such as U+%04X, so they are drawn as boxes; apt install %s brings one",
             found->name, code, found->package);
    return said;
}
