#include "log/columns.h"

#include <string.h>

/* The usual names, the surest first, as they are compared: small letters and digits only. */
static const char *const usual[RS_COLUMNS][32] = {
    {"caseconceptname", "caseid", "case", "traceid", "trace", "zaakid", "zaaknummer", "zaak", "dossier", "dossiernummer", "customerid", "customer",
     "klantid", "klantnummer", "klant", "sessionid", "idsession", "session", "sessieid", "sessie", "visitorid", "idvisitor", "visitor", "bezoeker",
     "userid", "user", "gebruiker", "orderid", "ordernummer", "caller"},
    {"conceptname", "activity", "activiteit", "activityname", "event", "eventtype", "eventname", "gebeurtenis", "touchpoint", "contactmoment",
     "action", "actie", "step", "stap", "task", "taak", "page", "pagina", "handeling", "onderwerp"},
    {"timetimestamp", "timestamp", "datetime", "time", "tijdstip", "tijdstempel", "datumtijd", "createdat", "date", "datum", "tijd", "completetimestamp",
     "endtime", "eindtijd", "starttimestamp", "starttime", "begintijd", "contactdate", "contactdatum", "eventtime"},
    {"channel", "kanaal", "channelid", "contactchannel", "contactkanaal", "medium"},
    {"lifecycletransition", "lifecycle", "transition", "overgang"},
    {"starttimestamp", "starttime", "startedat", "begintijd", "starttijd"},
};

/* What of a name is compared. -> its length */
static size_t bare(const char *s, size_t n, char *to, size_t room)
{
    size_t len = 0;
    for (size_t i = 0; i < n && len + 1 < room; i++) {
        char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            to[len++] = c;
    }
    to[len] = '\0';
    return len;
}

static int named(const struct rs_csv_field *headings, int n, const char *wanted)
{
    char name[256];
    for (int i = 0; i < n; i++)
        if (bare(headings[i].s, headings[i].n, name, sizeof name) > 0 && strcmp(name, wanted) == 0)
            return i;
    return -1;
}

int rs_columns_named(const struct rs_csv_field *headings, int n, const char *name)
{
    char wanted[256];
    for (int i = 0; i < n; i++)
        if (headings[i].n == strlen(name) && memcmp(headings[i].s, name, headings[i].n) == 0)
            return i;
    return bare(name, strlen(name), wanted, sizeof wanted) > 0 ? named(headings, n, wanted) : -1;
}

int rs_columns_find(const struct rs_csv_field *headings, int n, enum rs_column which, const char *given)
{
    if (given != NULL)
        return rs_columns_named(headings, n, given);
    for (int k = 0; usual[which][k] != NULL; k++) {
        int found = named(headings, n, usual[which][k]);
        if (found >= 0)
            return found;
    }
    return -1;
}

bool rs_columns_is(const char *key, enum rs_column which)
{
    struct rs_csv_field heading = {(char *)key, strlen(key)};
    return rs_columns_find(&heading, 1, which, NULL) == 0;
}
