/* A reader cuts the file into blocks of whole records; threads cut these into fields, read the times and hash the names; what
   they found becomes events in the order of the file, so that nothing depends on the number of threads. */
#include "engine/mem.h"
#include "log/csv.h"
#include "log/read.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4 << 20, BLOCKS_MOST = 34, RECORD_MOST = 64 << 20 };

struct row {
    const char *of_case, *activity, *channel;
    uint32_t case_n, activity_n, channel_n;
    uint64_t case_hash, activity_hash;
    int64_t time;
};

struct block {
    enum { FREE, FULL, TAKEN, DONE } state;
    char *bytes;
    size_t n, room, line, lines; /* line: of its first byte */
    struct row *rows;
    size_t count, space, left_out;
    bool sure, lifecycles, failed;
    size_t bad_line; /* a time that cannot be read so; 0: none */
    char bad[64], first[64]; /* that one, and the block's first time */
};

struct reading {
    struct rs_read *how;
    struct rs_source *from;
    int at[RS_COLUMNS], wanted; /* the columns, -1 for none; fields after `wanted` need not be cut */
    char separator;
    char *rest; /* of what was read: the begin of a record */
    size_t rest_n, line;
    bool ended;
    struct block block[BLOCKS_MOST];
    int blocks;
    size_t next_full, next_taken; /* blocks are numbered through; a block's place is its number modulo blocks */
    bool over;
    pthread_mutex_t lock;
    pthread_cond_t change;
};

/* ---- a block into rows ---- */

static struct rs_csv_field field(const struct rs_csv *csv, int at)
{
    struct rs_csv_field none = {NULL, 0};
    return at >= 0 && at < csv->n && at < RS_CSV_FIELDS ? csv->field[at] : none;
}

static bool same(struct rs_csv_field f, const char *word)
{
    return f.n == strlen(word) && strncasecmp(f.s, word, f.n) == 0;
}

static void take_row(const struct reading *r, struct block *b, const struct rs_csv *csv, size_t line)
{
    struct rs_csv_field of_case = field(csv, r->at[RS_COLUMN_CASE]), activity = field(csv, r->at[RS_COLUMN_ACTIVITY]);
    struct rs_csv_field time = field(csv, r->at[RS_COLUMN_TIME]), channel = field(csv, r->at[RS_COLUMN_CHANNEL]);
    struct rs_csv_field lifecycle = field(csv, r->at[RS_COLUMN_LIFECYCLE]);
    bool sure;
    if (r->how->lifecycle != NULL && !same(lifecycle, r->how->lifecycle))
        return;
    if (of_case.n == 0 || activity.n == 0 || time.n == 0) {
        b->left_out++;
        return;
    }
    b->lifecycles = b->lifecycles || (lifecycle.n > 0 && !same(lifecycle, "complete"));
    struct row *row = &b->rows[b->count];
    *row = (struct row){of_case.s, activity.s, channel.s, (uint32_t)of_case.n, (uint32_t)activity.n, (uint32_t)channel.n,
                        rs_names_hash(of_case.s, of_case.n), rs_names_hash(activity.s, activity.n), 0};
    if (b->count == 0)
        snprintf(b->first, sizeof b->first, "%.*s", time.n < sizeof b->first ? (int)time.n : (int)sizeof b->first - 1, time.s);
    if (!rs_when_read(time.s, time.n, r->how->way, &row->time, &sure)) {
        b->bad_line = line;
        snprintf(b->bad, sizeof b->bad, "%.*s", time.n < sizeof b->bad ? (int)time.n : (int)sizeof b->bad - 1, time.s);
        return;
    }
    b->sure = b->sure || sure;
    b->count++;
}

static void parse(const struct reading *r, struct block *b)
{
    struct rs_csv csv = {.at = b->bytes, .end = b->bytes + b->n, .line = b->line, .separator = r->separator,
                         .quoted = memchr(b->bytes, '"', b->n) != NULL, .wanted = r->wanted};
    b->count = b->left_out = b->bad_line = 0;
    b->sure = b->lifecycles = false;
    size_t line = csv.line;
    while (b->bad_line == 0 && !b->failed && rs_csv_next(&csv)) {
        if (rs_mem_grow(&b->rows, &b->space, b->count + 1, sizeof *b->rows))
            take_row(r, b, &csv, line);
        else
            b->failed = true;
        line = csv.line;
    }
    b->lines = csv.line - b->line;
}

/* ---- the threads ---- */

/* A block that is full and nobody's yet; NULL where there is none now. Called with the lock held. */
static struct block *take_block(struct reading *r)
{
    for (size_t i = r->next_taken; i < r->next_full; i++) {
        struct block *b = &r->block[i % (size_t)r->blocks];
        if (b->state == FULL) {
            b->state = TAKEN;
            return b;
        }
    }
    return NULL;
}

static void parse_taken(struct reading *r, struct block *b)
{
    pthread_mutex_unlock(&r->lock);
    parse(r, b);
    pthread_mutex_lock(&r->lock);
    b->state = DONE;
    pthread_cond_broadcast(&r->change);
}

static void *help(void *what)
{
    struct reading *r = what;
    pthread_mutex_lock(&r->lock);
    while (!r->over) {
        struct block *b = take_block(r);
        if (b != NULL)
            parse_taken(r, b);
        else
            pthread_cond_wait(&r->change, &r->lock);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* ---- the file into blocks ---- */

/* The next bytes of the file as whole records, with what was left of those before. False at the end or with a fault. */
static bool fill(struct reading *r, struct block *b)
{
    size_t whole = 0;
    b->n = 0;
    for (size_t room = BLOCK; whole == 0; room *= 2) {
        if (room > RECORD_MOST)
            return rs_read_fault(r->how, r->line, "a quote that begins near here is never closed, or a record is over %d MiB", RECORD_MOST >> 20);
        if (!rs_mem_grow(&b->bytes, &b->room, room + r->rest_n + 1, 1))
            return rs_read_fault(r->how, 0, "is too large: memory is out");
        if (r->rest_n > 0)
            memcpy(b->bytes + b->n, r->rest, r->rest_n);
        b->n += r->rest_n;
        r->rest_n = 0;
        size_t came = r->ended ? 0 : rs_source_read(r->from, b->bytes + b->n, room - b->n);
        b->n += came;
        if (r->from->why != NULL)
            return rs_read_fault(r->how, 0, "%s", r->from->why);
        if (came == 0)
            r->ended = true;
        if (b->n == 0)
            return false;
        if (r->separator == '\0')
            r->separator = rs_csv_separator(b->bytes, b->n);
        whole = rs_csv_whole(b->bytes, b->n, r->separator);
        if (r->ended && whole < b->n) {
            b->bytes[b->n] = '\n'; /* the last record may have no line end */
            if (rs_csv_whole(b->bytes, b->n + 1, r->separator) != b->n + 1) {
                for (size_t i = 0; i < whole; i++)
                    r->line += b->bytes[i] == '\n';
                return rs_read_fault(r->how, r->line, "a quote that begins here is never closed");
            }
            whole = b->n;
        }
    }
    r->rest_n = b->n - whole;
    char *rest = realloc(r->rest, r->rest_n + 1);
    if (rest == NULL)
        return rs_read_fault(r->how, 0, "is too large: memory is out");
    r->rest = rest;
    memcpy(rest, b->bytes + whole, r->rest_n);
    b->n = whole;
    b->line = r->line;
    const char *nul = memchr(b->bytes, '\0', b->n);
    for (const char *nl = b->bytes; (nl = memchr(nl, '\n', (size_t)(b->bytes + b->n - nl))) != NULL && (nul == NULL || nl < nul); nl++)
        r->line++;
    return nul == NULL || rs_read_fault(r->how, r->line, "a NUL byte is in the text; save it as UTF-8");
}

/* ---- rows into events ---- */

static bool add_rows(struct rs_events *log, struct rs_read *how, const struct block *b)
{
    if (!rs_events_room(log, b->count, how->used[RS_COLUMN_CHANNEL][0] != '\0' || how->otherwise != NULL))
        return rs_read_fault(how, 0, "is too large: memory is out after %zu events", log->n);
    const struct row *last = NULL;
    uint32_t of_case = 0;
    for (size_t i = 0; i < b->count; i++) {
        const struct row *row = &b->rows[i];
        if (last == NULL || last->case_hash != row->case_hash || last->case_n != row->case_n || memcmp(last->of_case, row->of_case, row->case_n) != 0)
            of_case = rs_names_number(&log->cases, row->of_case, row->case_n, row->case_hash);
        last = row;
        uint32_t activity = rs_names_number(&log->activities, row->activity, row->activity_n, row->activity_hash);
        if (!rs_read_add(log, how, of_case, activity, rs_read_channel(log, how, row->channel, row->channel_n), row->time))
            return false;
    }
    log->left_out += b->left_out;
    how->lifecycles = how->lifecycles || b->lifecycles;
    return true;
}

/* ---- the head ---- */

static bool list_headings(struct rs_read *how, const struct rs_csv *csv, const char *what, const char *option)
{
    char names[300];
    size_t used = 0;
    for (int i = 0; i < csv->n && i < RS_CSV_FIELDS && used < sizeof names; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%.*s", i > 0 ? ", " : "",
                                 (int)(csv->field[i].n < 60 ? csv->field[i].n : 60), csv->field[i].s);
    return rs_read_fault(how, 1, "no column for the %s among: %s; name it with --%s", what, names, option);
}

/* Finds the columns and the way in which times are written. The first block is read anew afterwards, but for its head. */
static bool read_head(struct reading *r, struct block *b)
{
    static const char *const what[] = {"case", "activity", "time", "channel", "lifecycle"};
    static const char *const option[] = {"case", "activity", "time-column", "channel", "lifecycle"};
    size_t bom = b->n >= 3 && memcmp(b->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (b->n >= 2 && (memcmp(b->bytes, "\xFF\xFE", 2) == 0 || memcmp(b->bytes, "\xFE\xFF", 2) == 0))
        return rs_read_fault(r->how, 1, "is UTF-16; save it as UTF-8");
    struct rs_csv csv = {.at = b->bytes + bom, .end = b->bytes + b->n, .line = 1, .separator = r->separator, .quoted = true};
    if (!rs_csv_next(&csv))
        return rs_read_fault(r->how, 1, "is empty");
    int n = csv.n < RS_CSV_FIELDS ? csv.n : RS_CSV_FIELDS;
    const struct rs_csv_field *headings = csv.field;
    r->wanted = 0;
    for (int k = 0; k < RS_COLUMNS; k++) {
        r->at[k] = rs_columns_find(headings, n, (enum rs_column)k, r->how->column[k]);
        if (r->at[k] < 0 && (k < RS_COLUMN_CHANNEL || r->how->column[k] != NULL))
            return list_headings(r->how, &csv, what[k], option[k]);
        for (int i = r->at[k] + 1; r->at[k] >= 0 && i < n; i++)
            if (headings[i].n == headings[r->at[k]].n && strncasecmp(headings[i].s, headings[r->at[k]].s, headings[i].n) == 0)
                return rs_read_fault(r->how, 1, "two columns are called \"%.*s\": which is the %s? give one another name", (int)headings[i].n,
                                     headings[i].s, what[k]);
        snprintf(r->how->used[k], sizeof r->how->used[k], "%.*s", r->at[k] >= 0 ? (int)headings[r->at[k]].n : 0, r->at[k] >= 0 ? headings[r->at[k]].s : "");
        r->wanted = r->at[k] >= r->wanted ? r->at[k] + 1 : r->wanted;
    }
    if (r->how->lifecycle != NULL && r->at[RS_COLUMN_LIFECYCLE] < 0)
        return rs_read_fault(r->how, 1, "has no column for the lifecycle, of which only '%s' is asked", r->how->lifecycle);
    b->line = csv.line;
    b->n = (size_t)(csv.end - csv.at);
    memmove(b->bytes, csv.at, b->n);
    return true;
}

/* ---- the whole ---- */

/* Two times of a column: the first of all, and one that is not written in the way tried; "" for none. */
struct times {
    char first[64], bad[64];
};

/* Reads the file with times in one way. */
static bool read_so(struct rs_events *log, struct reading *r, struct times *t)
{
    bool good = true;
    t->bad[0] = '\0';
    pthread_mutex_lock(&r->lock);
    for (size_t next = 0; good; next++) {
        while (good && r->next_full < next + (size_t)r->blocks) {
            struct block *b = &r->block[r->next_full % (size_t)r->blocks];
            bool head = r->next_full == 0;
            pthread_mutex_unlock(&r->lock);
            bool more = fill(r, b) && (!head || read_head(r, b));
            pthread_mutex_lock(&r->lock);
            if (!more && head)
                rs_read_fault(r->how, 1, "is empty");
            good = r->how->fault[0] == '\0';
            if (!more || !good)
                break;
            b->state = FULL;
            r->next_full++;
            pthread_cond_broadcast(&r->change);
        }
        if (!good || next == r->next_full)
            break;
        struct block *b = &r->block[next % (size_t)r->blocks];
        while (b->state != DONE) {
            struct block *another = take_block(r);
            if (another != NULL)
                parse_taken(r, another);
            else
                pthread_cond_wait(&r->change, &r->lock);
        }
        r->next_taken = next + 1;
        pthread_mutex_unlock(&r->lock);
        good = b->failed ? rs_read_fault(r->how, 0, "is too large: memory is out") : add_rows(log, r->how, b);
        if (next == 0)
            memcpy(t->first, b->first, sizeof t->first);
        if (good && b->bad_line > 0) {
            memcpy(t->bad, b->bad, sizeof t->bad);
            r->how->fault_line = b->bad_line;
            good = false;
        }
        r->how->unsure = r->how->unsure && !b->sure;
        pthread_mutex_lock(&r->lock);
        b->state = FREE;
    }
    r->over = true;
    pthread_cond_broadcast(&r->change);
    pthread_mutex_unlock(&r->lock);
    return good;
}

static bool run(struct rs_events *log, struct reading *r, struct times *t)
{
    pthread_t helper[BLOCKS_MOST];
    int helpers = 0, wanted = r->how->threads - 1;
    r->blocks = 2 * (wanted > 0 ? wanted : 0) + 2;
    r->blocks = r->blocks < BLOCKS_MOST ? r->blocks : BLOCKS_MOST;
    r->how->unsure = r->how->way == RS_WHEN_DMY || r->how->way == RS_WHEN_MDY;
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->change, NULL);
    while (helpers < wanted && helpers < BLOCKS_MOST && pthread_create(&helper[helpers], NULL, help, r) == 0)
        helpers++;
    bool good = read_so(log, r, t);
    for (int i = 0; i < helpers; i++)
        pthread_join(helper[i], NULL);
    pthread_cond_destroy(&r->change);
    pthread_mutex_destroy(&r->lock);
    for (int i = 0; i < r->blocks; i++) {
        free(r->block[i].bytes);
        free(r->block[i].rows);
    }
    free(r->rest);
    return good;
}

static bool both(const struct times *t, enum rs_when_way way)
{
    int64_t ms;
    bool sure;
    return rs_when_read(t->first, strlen(t->first), way, &ms, &sure) && rs_when_read(t->bad, strlen(t->bad), way, &ms, &sure);
}

bool rs_read_csv(struct rs_events *log, struct rs_source *from, struct rs_read *how)
{
    struct times t = {"", ""};
    unsigned excluded = 0;
    int fd = from->fd;
    size_t n = log->n, left_out = log->left_out;
    for (how->way = RS_WHEN_ISO;;) {
        struct reading *r = calloc(1, sizeof *r);
        if (r == NULL)
            return rs_read_fault(how, 0, "is too large: memory is out");
        *r = (struct reading){.how = how, .from = from, .line = 1};
        bool good = run(log, r, &t);
        free(r);
        if (good || t.bad[0] == '\0')
            return good;
        excluded |= 1u << how->way;
        enum rs_when_way way = RS_WHEN_ISO;
        while (way < RS_WHEN_WAYS && ((excluded & 1u << way) != 0 || !both(&t, way)))
            way++;
        if (way == RS_WHEN_WAYS)
            return rs_read_fault(how, how->fault_line, "'%s' in the column \"%s\" is no point in time%s", t.bad, how->used[RS_COLUMN_TIME],
                                 strcmp(t.first, t.bad) != 0 ? ", or is written otherwise than those before"
                                                             : " (year-month-day, day-month-year, seconds since 1970 …)");
        how->way = way;
        log->n = n;
        log->left_out = left_out;
        rs_source_close(from);
        if (!rs_source_open(from, fd))
            return rs_read_fault(how, 0, "%s", from->why);
    }
}
