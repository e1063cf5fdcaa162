#include "host/svg.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char DECLARATION[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n";
static const char DARK[] = "@media (prefers-color-scheme:dark){"; /* all that a style sheet is for */

static const char *const ELEMENTS[] = {"svg", "style", "g", "title", "a", "text", "path", "polygon", "polyline", "ellipse", "image"};

enum value { WORDS, NUMBERS, PAINT, LINK, NAMESPACE };

static const struct attribute {
    const char *name;
    enum value value;
} ATTRIBUTES[] = {
    {"xlink:href", LINK}, {"href", LINK}, {"xlink:title", WORDS}, {"aria-label", WORDS}, {"role", WORDS},
    {"tabindex", NUMBERS}, {"id", WORDS}, {"class", WORDS}, {"fill", PAINT}, {"stroke", PAINT},
    {"fill-opacity", NUMBERS}, {"stroke-opacity", NUMBERS}, {"stroke-width", NUMBERS}, {"d", NUMBERS}, {"points", NUMBERS},
    {"x", NUMBERS}, {"y", NUMBERS}, {"cx", NUMBERS}, {"cy", NUMBERS}, {"rx", NUMBERS}, {"ry", NUMBERS},
    {"transform", NUMBERS}, {"width", NUMBERS}, {"height", NUMBERS}, {"viewBox", NUMBERS}, {"font-size", NUMBERS},
    {"font-family", WORDS}, {"font-weight", WORDS}, {"font-style", WORDS}, {"xml:lang", WORDS}, {"pointer-events", WORDS}, {"xmlns", NAMESPACE},
    {"xmlns:xlink", NAMESPACE},
};

struct look {
    const char *at, *end;
    const char *fault;
    size_t depth; /* of open elements */
};

static bool starts(const struct look *l, const char *with)
{
    size_t n = strlen(with);
    return (size_t)(l->end - l->at) >= n && memcmp(l->at, with, n) == 0;
}

static bool fault(struct look *l, const char *what)
{
    l->fault = what;
    return false;
}

static bool is(const char *s, size_t n, const char *name)
{
    return strlen(name) == n && memcmp(s, name, n) == 0;
}

/* The length of a name at `at`. */
static size_t name_length(const struct look *l)
{
    size_t n = 0;
    while (l->at + n < l->end && l->at[n] != '\0' && strchr(" \n=/<>\"'", l->at[n]) == NULL)
        n++;
    return n;
}

/* No scheme but those that open a page or a letter; & only where it stands for itself. */
static bool link_is_fine(const char *s, size_t n)
{
    static const char *const schemes[] = {"http", "https", "mailto"};
    size_t scheme = 0;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] <= ' ' || s[i] == 0x7F || s[i] == '\\')
            return false;
        if (s[i] == '&' && (n - i < 5 || memcmp(s + i, "&amp;", 5) != 0))
            return false;
    }
    if (n == 0 || (n > 1 && s[0] == '/' && s[1] == '/'))
        return false;
    while (scheme < n && strchr(":/?#", s[scheme]) == NULL)
        scheme++;
    if (scheme == n || s[scheme] != ':')
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strlen(schemes[i]) == scheme && strncasecmp(s, schemes[i], scheme) == 0)
            return true;
    return false;
}

/* An image holds its own bytes: nothing is fetched, and only a PNG is. */
static bool is_image(const char *s, size_t n)
{
    static const char begin[] = "data:image/png;base64,";
    size_t i = sizeof begin - 1;
    if (n < i || memcmp(s, begin, i) != 0)
        return false;
    while (i < n && s[i] != '\0' && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=", s[i]) != NULL)
        i++;
    return i == n;
}

static bool value_is_fine(enum value kind, const char *s, size_t n)
{
    switch (kind) {
    case WORDS: return true;
    case NUMBERS: return memchr(s, ':', n) == NULL && memchr(s, '&', n) == NULL;
    case PAINT: return memchr(s, '(', n) == NULL && memchr(s, '&', n) == NULL;
    case LINK: return link_is_fine(s, n);
    case NAMESPACE: return is(s, n, "http://www.w3.org/2000/svg") || is(s, n, "http://www.w3.org/1999/xlink");
    }
    return false;
}

/* At name="value". */
static bool pass_attribute(struct look *l, bool image)
{
    size_t n = name_length(l);
    const struct attribute *known = NULL;
    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++)
        if (is(l->at, n, ATTRIBUTES[i].name))
            known = &ATTRIBUTES[i];
    if (known == NULL)
        return fault(l, "an attribute that no picture of ours has");
    l->at += n;
    if (!starts(l, "=\""))
        return fault(l, "an attribute without a value");
    l->at += 2;
    const char *close = memchr(l->at, '"', (size_t)(l->end - l->at));
    size_t length = close != NULL ? (size_t)(close - l->at) : 0;
    bool fine = image && known->value == LINK ? is_image(l->at, length) : value_is_fine(known->value, l->at, length);
    if (close == NULL || memchr(l->at, '<', length) != NULL || !fine)
        return fault(l, "an attribute with a value that no picture of ours has");
    l->at = close + 1;
    return true;
}

/* At the contents of a style element. */
static bool pass_style(struct look *l)
{
    const char *close = memmem(l->at, (size_t)(l->end - l->at), "</style>", 8);
    if (close == NULL || !starts(l, DARK))
        return fault(l, "a style sheet that is not ours");
    l->at += sizeof DARK - 1;
    size_t n = (size_t)(close - l->at);
    if (memchr(l->at, '@', n) != NULL || memchr(l->at, '\\', n) != NULL || memchr(l->at, '<', n) != NULL ||
        memmem(l->at, n, "url", 3) != NULL)
        return fault(l, "a style sheet that is not ours");
    l->at = close;
    return true;
}

static bool is_element(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
        if (is(name, n, ELEMENTS[i]))
            return true;
    return false;
}

/* At the name after <. */
static bool pass_opening(struct look *l)
{
    size_t n = name_length(l);
    const char *name = l->at;
    if (!is_element(name, n) || is(name, n, "svg") != (l->depth == 0))
        return fault(l, "an element that no picture of ours has");
    l->at += n;
    for (;;) {
        while (l->at < l->end && (*l->at == ' ' || *l->at == '\n'))
            l->at++;
        if (starts(l, "/>")) {
            l->at += 2;
            return true;
        }
        if (starts(l, ">"))
            break;
        if (!pass_attribute(l, is(name, n, "image")))
            return false;
    }
    l->at++;
    l->depth++;
    return is(name, n, "style") ? pass_style(l) : true;
}

static bool pass_closing(struct look *l)
{
    size_t n = name_length(l);
    bool known = is_element(l->at, n), outermost = is(l->at, n, "svg");
    l->at += n;
    if (!known || l->depth == 0 || outermost != (l->depth == 1) || !starts(l, ">"))
        return fault(l, "an element that ends before it begins");
    l->at++;
    l->depth--;
    return true;
}

/* At a byte that begins no tag. */
static bool pass_text(struct look *l)
{
    unsigned char c = (unsigned char)*l->at++;
    if ((c < ' ' && c != '\n') || c == 0x7F)
        return fault(l, "a control character");
    return l->depth > 0 || c == '\n' ? true : fault(l, "text outside the picture");
}

const char *rs_svg_fault(const char *bytes, size_t n)
{
    struct look l = {bytes, bytes + n, NULL, 0};
    bool fine = true, over = false;
    if (starts(&l, DECLARATION))
        l.at += sizeof DECLARATION - 1;
    while (fine && l.at < l.end) {
        bool tag = *l.at == '<', closing = starts(&l, "</");
        l.at += closing ? 2 : tag ? 1 : 0;
        if (tag && !closing && over)
            return "more than one picture";
        fine = closing ? pass_closing(&l) : tag ? pass_opening(&l) : pass_text(&l);
        over |= tag && l.depth == 0;
    }
    return !fine ? l.fault : over && l.depth == 0 ? NULL : "a picture that does not end";
}
