/* Breaking words by the patterns of a language, beside libhyphen with the same patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <hyphen.h>

#include "scene/text.h"

static const rs_patterns *language(const char *name)
{
    const rs_patterns *p = rs_patterns_all;
    while (strcmp(p->lang, name) != 0)
        p++;
    return p;
}

/* The word with = at every place to break it. */
static const char *shown(const char *lang, const char *word)
{
    static char out[1000];
    unsigned char may[400];
    size_t n = strlen(word), to = 0;
    rs_hyphen_mark(language(lang), word, n, may);
    for (size_t i = 0; i < n; i++) {
        if (may[i])
            out[to++] = '=';
        out[to++] = word[i];
    }
    out[to] = '\0';
    return out;
}

static void words_have_the_places_of_their_language(void **state)
{
    (void)state;
    assert_string_equal(shown("nl", "Aansluitingscapaciteitsberekening"), "Aan=slui=tings=ca=pa=ci=teits=be=re=ke=ning");
    assert_string_equal(shown("nl", "contactmoment"), "con=tact=mo=ment");
    assert_string_equal(shown("nl", "re\xC3\xABle CO\xC3\x8B" "FFICI\xC3\x8BNT"), "re\xC3\xABle CO\xC3\x8B" "F=FI=CI\xC3\x8BNT");
    assert_string_equal(shown("en", "appointment"), "appoint=ment");
    assert_string_equal(shown("en", "confirmation hyphenation"), "con=fir=ma=tion hyphen=ation");
}

static void never_one_or_two_letters(void **state)
{
    (void)state;
    assert_string_equal(shown("nl", "adres"), "adres");
    assert_string_equal(shown("nl", "foto\xE2\x80\x99s-album"), "foto\xE2\x80\x99s-album");
    assert_string_equal(shown("en", "ago over"), "ago over");
    assert_string_equal(shown("nl", ""), "");
}

static void foreign_and_endless_words_stay_whole(void **state)
{
    char word[300];
    (void)state;
    memset(word, 'a', sizeof word - 1);
    for (size_t i = 1; i < sizeof word - 1; i += 3)
        word[i] = 't';
    word[sizeof word - 1] = '\0';
    assert_string_equal(shown("nl", word), word);
    assert_string_equal(shown("nl", "\xD7\xA2\xD7\x91\xD7\xA8\xD7\x99\xD7\xAA \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xFF\xFE"),
        "\xD7\xA2\xD7\x91\xD7\xA8\xD7\x99\xD7\xAA \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xFF\xFE");
}

static void agrees(HyphenDict *dict, const char *lang, const char *word, size_t n)
{
    unsigned char may[64];
    char hyphens[80], **rep = NULL;
    int *pos = NULL, *cut = NULL;
    assert_int_equal(hnj_hyphen_hyphenate2(dict, word, (int)n, hyphens, NULL, &rep, &pos, &cut), 0);
    rs_hyphen_mark(language(lang), word, n, may);
    for (size_t i = 0; i < n; i++) {
        bool inside = i >= RS_HYPHEN_LEAST && n - i >= RS_HYPHEN_LEAST;
        if (may[i] != (inside && hyphens[i - 1] % 2 == 1))
            fail_msg("%s: %.*s before letter %zu", lang, (int)n, word, i);
    }
}

/* Every piece of a pattern is a word that the pattern is for; random ones hold several. */
static void agrees_with_libhyphen(void **state)
{
    static const char *const files[][2] = {{"nl", "/usr/share/hyphen/hyph_nl_NL.dic"}, {"en", "/usr/share/hyphen/hyph_en_US.dic"}};
    (void)state;
    for (size_t k = 0; k < 2; k++) {
        FILE *f = fopen(files[k][1], "r");
        char line[200], word[64] = "", all[64];
        assert_non_null(f);
        HyphenDict *dict = hnj_hyphen_load_file(f);
        assert_non_null(dict);
        rewind(f);
        size_t kept = 0, count = 0;
        while (fgets(line, sizeof line, f) != NULL) {
            size_t n = 0;
            bool plain = strpbrk(line, "-ABCDEFGHIJKLMNOPQRSTUVWXYZ%'") == NULL;
            for (const char *s = line; *s != '\0' && n < 24; s++) {
                plain = plain && (unsigned char)*s < 0x80;
                if (*s >= 'a' && *s <= 'z')
                    word[n++] = *s;
            }
            if (!plain || n < 2)
                continue;
            memcpy(all + kept, word, n); /* the piece before, and this one */
            all[kept + n] = '\0';        /* libhyphen looks beyond the length that it is given */
            agrees(dict, files[k][0], all, kept + n);
            memmove(all, word, kept = n);
            count++;
        }
        assert_true(count > 9000);
        hnj_hyphen_free(dict);
        fclose(f);
    }
}

/* Wraps and joins the lines with | for comparison. */
static void wraps(const char *lang, const char *s, double width, bool forced, const char *wanted)
{
    char all[1000] = "";
    rs_lines lines;
    rs_wrap how = {.width = width, .size = 7, .patterns = lang != NULL ? language(lang) : NULL};
    assert_true(rs_text_wrap(s, strlen(s), &how, &lines));
    for (size_t i = 0; i < lines.count; i++) {
        strcat(all, i ? "|" : "");
        strcat(all, lines.line[i]);
    }
    assert_string_equal(all, wanted);
    assert_int_equal(lines.forced, forced);
    rs_text_free(&lines);
}

static void lines_break_by_patterns_only_where_a_word_is_too_wide(void **state)
{
    (void)state;
    wraps("nl", "Aansluitingscapaciteitsberekening", 60, false, "Aansluitingscapa-|citeitsberekening");
    wraps(NULL, "Aansluitingscapaciteitsberekening", 60, true, "Aansluitingscapac-|iteitsberekening");
    wraps("nl", "de offerte bevestigen", 50, false, "de offerte|bevestigen");
    wraps("nl", "Aansluitings\xC2\xAD" "capaciteitsberekening", 60, false, "Aansluitings-|capaciteitsbereke-|ning");
    wraps("nl", "e-mailadresregistratie", 50, false, "e-mailadresre-|gistratie");
    wraps("nl", "xxxxxxxxxxxxxxxxxxxx", 40, true, "xxxxxxxxxx-|xxxxxxxxxx");
}

static void ideographs_break_anywhere_without_a_hyphen(void **state)
{
    (void)state;
    wraps("nl", "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x80\x82\xE6\x97\xA5", 22, false, /* no line begins with a full stop */
        "\xE6\x97\xA5\xE6\x9C\xAC|\xE8\xAA\x9E\xE3\x80\x82\xE6\x97\xA5");
    wraps(NULL, "ab \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 27, false, "ab \xE6\x97\xA5\xE6\x9C\xAC|\xE8\xAA\x9E");
    /* a sign and its variant, and people joined in one sign, stay together */
    wraps(NULL, "\xF0\x9F\x9A\xB2\xEF\xB8\x8F\xF0\x9F\x9A\xB2\xEF\xB8\x8F", 15, false,
        "\xF0\x9F\x9A\xB2\xEF\xB8\x8F|\xF0\x9F\x9A\xB2\xEF\xB8\x8F");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_the_places_of_their_language), cmocka_unit_test(never_one_or_two_letters),
        cmocka_unit_test(foreign_and_endless_words_stay_whole), cmocka_unit_test(agrees_with_libhyphen),
        cmocka_unit_test(lines_break_by_patterns_only_where_a_word_is_too_wide),
        cmocka_unit_test(ideographs_break_anywhere_without_a_hyphen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
