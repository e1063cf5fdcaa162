#include "draw/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void *grow(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    size_t more = *room ? *room * 2 : 64;
    void *grown = realloc(list, more * size);
    if (grown)
        *room = more;
    return grown;
}

size_t rs_words_add(rs_words *w, rs_word word)
{
    rs_word *list = grow(w->word, w->words, &w->word_room, sizeof *list);
    if (!list) {
        w->failed = true;
        return 0;
    }
    w->word = list;
    w->word[w->words] = word;
    return w->words++;
}

size_t rs_words_place(rs_words *w, rs_place place)
{
    rs_place *list = grow(w->place, w->places, &w->place_room, sizeof *list);
    if (!list) {
        w->failed = true;
        return 0;
    }
    w->place = list;
    w->place[w->places] = place;
    return w->places++;
}

void rs_words_free(rs_words *w)
{
    free(w->word);
    free(w->place);
    *w = (rs_words){0};
}

static bool url_byte(unsigned char c)
{
    return isalnum(c) || (c && strchr("-._~:/?#[]@!$&()*+,;=%", c));
}

bool rs_words_url_ok(rs_string url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    if (!url.s || url.n == 0 || url.n > 2000 || (url.n > 1 && url.s[0] == '/' && url.s[1] == '/'))
        return false;
    for (size_t i = 0; i < url.n; i++)
        if (!url_byte((unsigned char)url.s[i]))
            return false;
    size_t colon = strcspn(url.s, ":");
    if (colon >= strcspn(url.s, "/?#"))
        return true; /* no scheme: relative */
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(url.s, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

bool rs_words_id_ok(rs_string id, bool spaces)
{
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.s[i];
        if (!isalnum(c) && !strchr("._:-", c) && !(spaces && c == ' '))
            return false;
    }
    return id.n > 0 && id.n < 200;
}
