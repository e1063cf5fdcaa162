#include "host/command.h"

#include "host/diag.h"
#include "host/stdlib.h"

#include <stdio.h>
#include <string.h>

#define OURS "reis.cli."

int rs_command_is_ours(const char *name)
{
    char module[80];
    int n = snprintf(module, sizeof module, OURS "%s", name);
    return n > 0 && (size_t)n < sizeof module && rs_stdlib_find(module) != NULL;
}

int rs_command_distance(const char *a, const char *b)
{
    int row[32];
    int na = (int)strnlen(a, 31), nb = (int)strnlen(b, 31);
    for (int j = 0; j <= nb; j++)
        row[j] = j;
    for (int i = 1; i <= na; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= nb; j++) {
            int up = row[j], best = diagonal + (a[i - 1] != b[j - 1]);
            if (up + 1 < best)
                best = up + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = up;
            row[j] = best;
        }
    }
    return row[nb];
}

int rs_command_unknown(const char *name)
{
    const char *best = NULL;
    int least = 3;
    for (size_t i = 0; i < rs_stdlib_count; i++) {
        const char *known = rs_stdlib_files[i].name;
        if (strncmp(known, OURS, sizeof OURS - 1) != 0)
            continue;
        int d = rs_command_distance(name, known + sizeof OURS - 1);
        if (d < least) {
            least = d;
            best = known + sizeof OURS - 1;
        }
    }
    if (best != NULL)
        rs_diag_say(RS_LEVEL_ERROR, "unknown command '%.60s'; did you mean `reis %s`?", name, best);
    else
        rs_diag_say(RS_LEVEL_ERROR, "unknown command '%.60s'; `reis help` lists them", name);
    return 2;
}
