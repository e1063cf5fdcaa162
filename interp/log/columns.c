#include "log/columns.h"

#include <string.h>

/* The usual names, the surest first, as they are compared: small letters and digits only. */
static const char *const usual[RS_COLUMNS][64] = {
    {"caseconceptname", "caseid", "case", "casenumber", "casenr", "caseno", "traceid", "trace", "zaakid", "zaaknummer", "zaaknr", "zaak", "dossierid",
     "dossiernummer", "dossiernr", "dossier", "customerid", "customernumber", "customer", "klantid", "klantnummer", "klantnr", "klant", "clientid", "client",
     "sessionid", "idsession", "session", "sessieid", "sessie", "visitorid", "idvisitor", "visitor", "bezoekerid", "bezoeker", "visitid", "patientvisitnr",
     "patientid", "patient", "userid", "user", "gebruikerid", "gebruiker", "journeyid", "journey", "orderid", "ordernummer", "applicationid", "aanvraagid",
     "aanvraagnummer", "ticketid", "ticketnumber", "ticket", "incidentid", "incident", "srnumber", "caller"},
    {"conceptname", "eventconceptname", "activity", "activiteit", "activityname", "activiteitnaam", "event", "eventtype", "eventname", "gebeurtenis",
     "touchpoint", "contactmoment", "action", "actie", "step", "stap", "task", "taak", "page", "pagina", "handeling", "handling", "activityid",
     "onderwerp", "status"},
    {"timetimestamp", "eventtimetimestamp", "timestamp", "datetime", "time", "tijdstip", "tijdstempel", "datumtijd", "createdat", "date", "datum",
     "tijd", "completetimestamp", "completiontimestamp", "completetime", "completets", "completedat", "endtimestamp", "endtime", "endts",
     "endedat", "eindtijdstip", "eindtijd", "starttimestamp", "starttime", "startts", "startedat", "begintijdstip", "begintijd", "starttijd",
     "contactdate", "contactdatum", "eventtime", "eventtimestamp", "eventdatetime", "eventdate", "changedatetime", "occurredat", "updatedat",
     "datestamp", "enddate", "einddatum", "startdate", "begindatum", "startdatum", "ts"},
    {"channel", "kanaal", "channelid", "channelname", "contactchannel", "contactkanaal", "contactchannelid", "medium"},
    {"lifecycletransition", "eventlifecycletransition", "lifecycle", "lifecycleid", "transition", "overgang", "registrationtype"},
    {"starttimestamp", "starttime", "startts", "startedat", "begintijdstip", "begintijd", "starttijd"},
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

/* How many signs must change, come or go from a to b: by rows of the table of their beginnings. */
static int distance(const char *a, const char *b)
{
    int row[256], n = (int)strlen(b);
    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 1; *a != '\0'; a++, i++) {
        int corner = row[0];
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            int least = corner + (*a != b[j - 1]), above = row[j];
            least = above + 1 < least ? above + 1 : least;
            row[j] = row[j - 1] + 1 < least ? row[j - 1] + 1 : least;
            corner = above;
        }
    }
    return row[n];
}

int rs_columns_near(const struct rs_csv_field *headings, int n, const char *name)
{
    char wanted[128], heading[128];
    int best = -1, len = (int)bare(name, strlen(name), wanted, sizeof wanted), most = len <= 3 ? 1 : len <= 6 ? 2 : len / 3;
    for (int i = 0; i < n && len > 0; i++) {
        if (bare(headings[i].s, headings[i].n, heading, sizeof heading) == 0)
            continue;
        int d = distance(wanted, heading);
        if (d <= most) {
            best = i;
            most = d - 1;
        }
    }
    return best;
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
