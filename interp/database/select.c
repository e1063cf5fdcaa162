#include "database/select.h"

#include <string.h>
#include <strings.h>

static bool begins(const char *sql, size_t n, const char *word)
{
    size_t len = strlen(word);
    return n > len && strncasecmp(sql, word, len) == 0 && (sql[len] == ' ' || sql[len] == '\n' || sql[len] == '(');
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

bool rs_select_alone(const char *sql, size_t n, bool plain)
{
    char quote = '\0', last = '\0';
    if (memchr(sql, '\0', n) != NULL || (!plain && memchr(sql, '\\', n) != NULL && memchr(sql, ';', n) != NULL))
        return false;
    if (!begins(sql, n, "SELECT") && !begins(sql, n, "WITH"))
        return false;
    for (size_t i = 0; i < n; last = sql[i++]) {
        char c = sql[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' && (in_word(last) || last == '&'))
            return false;
        else if (c == '\'' || c == '"' || c == '`')
            quote = c;
        else if (c == ';' || c == '$' || c == '#' || (c == '-' && last == '-') || (c == '*' && last == '/'))
            return false;
    }
    return quote == '\0';
}
