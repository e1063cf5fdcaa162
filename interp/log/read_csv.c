/* A reader cuts the file into blocks of whole records; threads cut these into fields, read the times and hash the names; what
   they found becomes events in the order of the file, so that nothing depends on the number of threads. */
#include "engine/mem.h"
#include "log/rows.h"

#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { BLOCK = 1 << 20, BLOCKS_MOST = 34, RECORD_MOST = 64 << 20 };

struct reading {
    struct rs_events *log;
    struct rs_read *how;
    struct rs_source *from;
    struct rs_layout layout;
    char *rest; /* of what was read: the begin of a record */
    size_t rest_n;
    size_t line;  /* of the next block whose rows become events */
    bool ended;
    bool stopped; /* no block is filled any more: the file has ended, or has a fault */
    bool carriage; /* lines end with CR alone, as on machines of long ago */
    char day[64];  /* a column of days beside that of the time, "" for none */
    bool within;  /* how->fault_line is counted from the block that could not be filled on */
    struct rs_block block[BLOCKS_MOST];
    int blocks;
    size_t next_full, next_taken; /* blocks are numbered through; a block's place is its number modulo blocks */
    bool over;
    pthread_mutex_t lock;
    pthread_cond_t change;
};

/* ---- the threads ---- */

/* A block that is full and nobody's yet; NULL where there is none now. Called with the lock held. */
static struct rs_block *take_block(struct reading *r)
{
    for (size_t i = r->next_taken; i < r->next_full; i++) {
        struct rs_block *b = &r->block[i % (size_t)r->blocks];
        if (b->state == RS_BLOCK_FULL) {
            b->state = RS_BLOCK_TAKEN;
            return b;
        }
    }
    return NULL;
}

static void parse_taken(struct reading *r, struct rs_block *b)
{
    pthread_mutex_unlock(&r->lock);
    rs_block_cut(b, &r->layout, r->how);
    pthread_mutex_lock(&r->lock);
    b->state = RS_BLOCK_DONE;
    pthread_cond_broadcast(&r->change);
}

static void *help(void *what)
{
    struct reading *r = what;
    pthread_mutex_lock(&r->lock);
    while (!r->over) {
        struct rs_block *b = take_block(r);
        if (b != NULL)
            parse_taken(r, b);
        else
            pthread_cond_wait(&r->change, &r->lock);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* ---- the file into blocks ---- */

/* What is wrong so many lines after the blocks that are filled: these tell where that is when they are cut. -> false */
static bool beyond(struct reading *r, size_t lines, const char *what)
{
    r->within = true;
    return rs_read_fault(r->how, lines, "%s", what);
}

static void end_lines(const struct reading *r, char *s, size_t n)
{
    for (char *at = s; r->carriage && (at = memchr(at, '\r', n - (size_t)(at - s))) != NULL;)
        *at++ = '\n';
}

/* The next bytes of the file as whole records, with what was left of those before. False at the end or with a fault. */
static bool fill(struct reading *r, struct rs_block *b)
{
    size_t whole = 0;
    b->n = 0;
    for (size_t room = BLOCK; whole == 0; room *= 2) {
        if (room > RECORD_MOST)
            return beyond(r, 0, "a quote that begins near here is never closed, or a record is very long");
        if (!rs_mem_grow(&b->bytes, &b->room, room + r->rest_n + RS_CSV_BEYOND, 1))
            return rs_read_fault(r->how, 0, "is too large: memory is out (--max-memory allows more)");
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
        if (r->layout.separator == '\0') {
            r->carriage = memchr(b->bytes, '\n', b->n) == NULL;
            end_lines(r, b->bytes, b->n);
            r->layout.separator = rs_csv_separator(b->bytes, b->n);
        } else {
            end_lines(r, b->bytes + b->n - came, came);
        }
        whole = rs_csv_whole(b->bytes, b->n, r->layout.separator);
        if (r->ended && whole < b->n) {
            b->bytes[b->n] = '\n'; /* the last record may have no line end */
            if (rs_csv_whole(b->bytes, b->n + 1, r->layout.separator) != b->n + 1) {
                size_t line = 0;
                for (size_t i = 0; i < whole; i++)
                    line += b->bytes[i] == '\n';
                return beyond(r, line, "a quote that begins here is never closed");
            }
            whole = b->n;
        }
    }
    r->rest_n = b->n - whole;
    char *rest = realloc(r->rest, r->rest_n + 1);
    if (rest == NULL)
        return rs_read_fault(r->how, 0, "is too large: memory is out (--max-memory allows more)");
    r->rest = rest;
    memcpy(rest, b->bytes + whole, r->rest_n);
    b->n = whole;
    return true;
}

/* ---- the head ---- */

/* That there is no such column: of a usual name, or `given` (NULL: none). -> false */
static bool lacks(struct rs_read *how, const struct rs_csv *csv, int n, const char *of, const char *by, const char *given)
{
    char names[300] = "";
    size_t used = 0;
    for (int i = 0; i < n && used < sizeof names; i++)
        if (csv->field[i].n > 0)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%.*s", used > 0 ? ", " : "",
                                     (int)(csv->field[i].n < 60 ? csv->field[i].n : 60), csv->field[i].s);
    if (given == NULL)
        return rs_read_fault(how, 1, "no column for the %s among: %s; name it with --%s", of, names, by);
    int near = rs_columns_near(csv->field, n, given);
    if (near >= 0)
        return rs_read_fault(how, 1, "no column is called \"%.60s\"; did you mean \"%.*s\"?", given,
                             csv->field[near].n < 60 ? (int)csv->field[near].n : 60, csv->field[near].s);
    return rs_read_fault(how, 1, "no column is called \"%.60s\"; for the %s there is: %s", given, of, names);
}

static const char *const what[] = {"case", "activity", "time", "channel", "lifecycle", "start"};
static const char *const option[] = {"case", "activity", "time-column", "channel", "lifecycle", "start"};

static bool twice(struct reading *r, const struct rs_csv *csv, int n, int at, const char *of)
{
    const struct rs_csv_field *headings = csv->field;
    for (int i = at + 1; at >= 0 && i < n; i++)
        if (headings[i].n == headings[at].n && strncasecmp(headings[i].s, headings[at].s, headings[i].n) == 0)
            return !rs_read_fault(r->how, 1, "two columns are called \"%.*s\": which is the %s? give one another name", (int)headings[i].n,
                                  headings[i].s, of);
    return false;
}

static bool find_columns(struct reading *r, const struct rs_csv *csv)
{
    struct rs_layout *l = &r->layout;
    int n = csv->n < RS_CSV_FIELDS ? csv->n : RS_CSV_FIELDS;
    l->wanted = 0;
    for (int k = 0; k < RS_COLUMNS; k++) {
        char *used = r->how->used[k];
        int at = rs_columns_find(csv->field, n, (enum rs_column)k, r->how->column[k]);
        if (k == RS_COLUMN_START && r->how->column[k] == NULL && at == l->at[RS_COLUMN_TIME])
            at = -1;
        l->at[k] = at;
        if (at < 0 && (k < RS_COLUMN_CHANNEL || r->how->column[k] != NULL))
            return lacks(r->how, csv, n, what[k], option[k], r->how->column[k]);
        if (twice(r, csv, n, at, what[k]))
            return false;
        snprintf(used, sizeof r->how->used[k], "%.*s", at >= 0 ? (int)csv->field[at].n : 0, at >= 0 ? csv->field[at].s : "");
        l->wanted = at >= l->wanted ? at + 1 : l->wanted;
    }
    if (r->how->lifecycle != NULL && l->at[RS_COLUMN_LIFECYCLE] < 0)
        return rs_read_fault(r->how, 1, "has no column for the lifecycle, of which only '%s' is asked", r->how->lifecycle);
    for (int k = 0; k < r->log->attributes; k++) {
        struct rs_attribute *a = &r->log->attribute[k];
        l->attribute[k] = rs_columns_named(csv->field, n, a->name);
        if (twice(r, csv, n, l->attribute[k], "one that is asked for"))
            return false;
        a->found = a->found || l->attribute[k] >= 0;
        l->wanted = l->attribute[k] >= l->wanted ? l->attribute[k] + 1 : l->wanted;
    }
    l->attributes = r->log->attributes;
    return true;
}

static void note_day(struct reading *r, const struct rs_csv *csv)
{
    static const char *const names[] = {"date", "datum", "day", "dag"};
    int n = csv->n < RS_CSV_FIELDS ? csv->n : RS_CSV_FIELDS;
    r->day[0] = '\0';
    for (size_t k = 0; k < sizeof names / sizeof *names && r->day[0] == '\0'; k++) {
        int at = rs_columns_named(csv->field, n, names[k]);
        if (at >= 0 && at != r->layout.at[RS_COLUMN_TIME])
            snprintf(r->day, sizeof r->day, "%.*s", csv->field[at].n < 60 ? (int)csv->field[at].n : 60, csv->field[at].s);
    }
}

/* Finds the columns. The first block is read anew afterwards, but for its head. */
static bool read_head(struct reading *r, struct rs_block *b)
{
    size_t bom = b->n >= 3 && memcmp(b->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (b->n >= 2 && (memcmp(b->bytes, "\xFF\xFE", 2) == 0 || memcmp(b->bytes, "\xFE\xFF", 2) == 0))
        return rs_read_fault(r->how, 1, "is UTF-16; save it as UTF-8");
    struct rs_csv csv = {.at = b->bytes + bom, .end = b->bytes + b->n, .line = 1, .separator = r->layout.separator, .quoted = true};
    if (!rs_csv_head(&csv))
        return rs_read_fault(r->how, 1, "is empty");
    if (!find_columns(r, &csv))
        return false;
    note_day(r, &csv);
    r->line = csv.line;
    b->n = (size_t)(csv.end - csv.at);
    memmove(b->bytes, csv.at, b->n);
    return true;
}

/* ---- the whole ---- */

/* Two times of a column: the first of all, and one that is not written in the way tried; "" for none. */
struct times {
    char first[64], bad[64];
};

static void guess(struct reading *r, const struct rs_block *head, struct times *t);

/* Fills the blocks that are free. Called with the lock held. */
static void fill_free(struct reading *r, size_t next, struct times *t)
{
    while (!r->stopped && r->next_full < next + (size_t)r->blocks) {
        struct rs_block *b = &r->block[r->next_full % (size_t)r->blocks];
        bool head = r->next_full == 0;
        pthread_mutex_unlock(&r->lock);
        bool more = fill(r, b) && (!head || read_head(r, b));
        if (more && head && r->how->way == RS_WHEN_WAYS)
            guess(r, b, t);
        if (more && r->how->way == RS_WHEN_CLOCK && r->day[0] != '\0' && r->how->column[RS_COLUMN_TIME] == NULL)
            more = rs_read_fault(r->how, 1, "the times in \"%s\" have no day, and there is a column \"%s\": put both in one column, or name one with "
                                 "--time-column", r->how->used[RS_COLUMN_TIME], r->day);
        if (!more && head)
            rs_read_fault(r->how, 1, "is empty");
        pthread_mutex_lock(&r->lock);
        r->stopped = !more;
        if (!more)
            break;
        b->state = RS_BLOCK_FULL;
        r->next_full++;
        pthread_cond_broadcast(&r->change);
    }
}

/* Waits until a block is cut, and cuts others meanwhile. Called with the lock held. */
static void await(struct reading *r, const struct rs_block *b)
{
    while (b->state != RS_BLOCK_DONE) {
        struct rs_block *another = take_block(r);
        if (another != NULL)
            parse_taken(r, another);
        else
            pthread_cond_wait(&r->change, &r->lock);
    }
}

static void move_lines(struct rs_bad *bad, size_t by)
{
    for (size_t i = 0; i < bad->n && i < RS_BAD_SHOWN; i++)
        bad->row[i].line += by;
}

/* A block's rows become events. False with a fault, or a time that is not written in the way tried. */
static bool add_block(struct reading *r, struct rs_block *b, struct times *t)
{
    struct rs_read *how = r->how;
    move_lines(&b->bad, r->line);
    move_lines(&b->left, r->line);
    if (b->nul > 0)
        return rs_read_fault(how, r->line + b->nul - 1, "a NUL byte is in the text; save it as UTF-8");
    r->line += b->lines;
    if (b->failed)
        return rs_read_fault(how, 0, "is too large: memory is out (--max-memory allows more)");
    if (!rs_block_add(b, &r->layout, r->log, how))
        return false;
    if (t->first[0] == '\0')
        memcpy(t->first, b->first, sizeof t->first);
    how->unsure = how->unsure && !b->sure;
    if (b->bad.n == 0)
        return true;
    snprintf(t->bad, sizeof t->bad, "%s", b->bad.row[0].s);
    rs_bad_add(&how->bad, &b->bad);
    return how->collects;
}

/* Reads the file with times in one way. A fault of the file is told when all before it has been read, so that its line is known. */
static bool read_so(struct reading *r, struct times *t)
{
    bool good = true;
    t->bad[0] = '\0';
    pthread_mutex_lock(&r->lock);
    for (size_t next = 0; good; next++) {
        fill_free(r, next, t);
        if (next == r->next_full)
            break;
        struct rs_block *b = &r->block[next % (size_t)r->blocks];
        await(r, b);
        r->next_taken = next + 1;
        pthread_mutex_unlock(&r->lock);
        good = add_block(r, b, t);
        pthread_mutex_lock(&r->lock);
        b->state = RS_BLOCK_FREE;
    }
    r->over = true;
    pthread_cond_broadcast(&r->change);
    pthread_mutex_unlock(&r->lock);
    if (good && r->within)
        r->how->fault_line += r->line;
    return good && r->how->fault[0] == '\0';
}

/* A log's arrays come and go while it is read and counted. Up to some size the memory of those that are gone is kept for the next,
   in pages that the kernel need not hand out one by one; beyond, it goes back, so that the most that is held stays small. */
static void keep_memory(const struct rs_source *from)
{
    enum { SMALL = 1 << 20, LARGE = 128 << 20, PAGE = 2 << 20 };
    size_t n = from->size + from->size / 4;
    if (from->gzip != NULL || from->size < SMALL || from->size > LARGE)
        return;
    mallopt(M_MMAP_THRESHOLD, LARGE + LARGE / 2);
    mallopt(M_TRIM_THRESHOLD, 2 * LARGE);
    char *all = malloc(n);
    if (all == NULL)
        return;
    size_t over = (PAGE - (uintptr_t)all % PAGE) % PAGE;
    if (n > over + PAGE)
        madvise(all + over, (n - over) / PAGE * PAGE, MADV_HUGEPAGE);
    free(all);
}

/* Threads that take little of the address space, which is limited: small stacks, and no heap of their own. -> how many */
static int start_helpers(struct reading *r, pthread_t *helper, int wanted)
{
    enum { STACK = 256 << 10 };
    pthread_attr_t attr;
    int helpers = 0;
    mallopt(M_ARENA_MAX, 1);
    if (pthread_attr_init(&attr) != 0)
        return 0;
    pthread_attr_setstacksize(&attr, STACK);
    while (helpers < wanted && pthread_create(&helper[helpers], &attr, help, r) == 0)
        helpers++;
    pthread_attr_destroy(&attr);
    return helpers;
}

static bool run(struct reading *r, struct times *t)
{
    pthread_t helper[BLOCKS_MOST];
    int wanted = r->how->threads - 1;
    keep_memory(r->from);
    r->blocks = 2 * (wanted > 0 ? wanted : 0) + 2;
    r->blocks = r->blocks < BLOCKS_MOST ? r->blocks : BLOCKS_MOST;
    r->how->unsure = r->how->way == RS_WHEN_DMY || r->how->way == RS_WHEN_MDY;
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->change, NULL);
    int helpers = start_helpers(r, helper, wanted < BLOCKS_MOST ? wanted : BLOCKS_MOST);
    bool good = read_so(r, t);
    for (int i = 0; i < helpers; i++)
        pthread_join(helper[i], NULL);
    pthread_cond_destroy(&r->change);
    pthread_mutex_destroy(&r->lock);
    for (int i = 0; i < r->blocks; i++)
        rs_block_free(&r->block[i]);
    free(r->rest);
    return good;
}

/* The way that reads most of the times near the file's begin, the first of as many; t->first: one of these. */
static void guess(struct reading *r, const struct rs_block *head, struct times *t)
{
    enum { SAMPLE = 1 << 16 };
    size_t n = head->n < SAMPLE ? head->n : SAMPLE, read[RS_WHEN_WAYS] = {0};
    char *bytes = malloc(n + 1), first[RS_WHEN_WAYS][64];
    struct rs_csv *csv = calloc(1, sizeof *csv);
    if (bytes != NULL && csv != NULL) {
        memcpy(bytes, head->bytes, n);
        *csv = (struct rs_csv){.at = bytes, .end = bytes + rs_csv_whole(bytes, n, r->layout.separator), .line = 1, .separator = r->layout.separator,
                               .quoted = true};
        while (rs_csv_next(csv)) {
            int at = r->layout.at[RS_COLUMN_TIME];
            for (int way = 0; at < csv->n && at < RS_CSV_FIELDS && way < RS_WHEN_WAYS; way++) {
                int64_t ms;
                bool sure;
                if (rs_when_read(csv->field[at].s, csv->field[at].n, (enum rs_when_way)way, &ms, &sure) && read[way]++ == 0)
                    snprintf(first[way], sizeof first[way], "%.*s", csv->field[at].n < 63 ? (int)csv->field[at].n : 63, csv->field[at].s);
            }
        }
    }
    enum rs_when_way best = RS_WHEN_ISO;
    for (int way = 0; way < RS_WHEN_WAYS; way++)
        if (read[way] > read[best])
            best = (enum rs_when_way)way;
    if (read[best] > 0)
        memcpy(t->first, first[best], sizeof t->first);
    r->how->way = best;
    free(csv);
    free(bytes);
}

static bool both(const struct times *t, enum rs_when_way way)
{
    int64_t ms;
    bool sure;
    return rs_when_read(t->first, strlen(t->first), way, &ms, &sure) && rs_when_read(t->bad, strlen(t->bad), way, &ms, &sure);
}

/* Another way than those excluded that reads both times; RS_WHEN_WAYS for none. */
static enum rs_when_way another(const struct times *t, unsigned excluded)
{
    enum rs_when_way way = RS_WHEN_ISO;
    while (way < RS_WHEN_WAYS && ((excluded & 1u << way) != 0 || !both(t, way)))
        way++;
    return way;
}

static bool refuse(struct rs_read *how, const struct times *t)
{
    const char *s = how->bad.row[0].s;
    bool others = t->first[0] != '\0' && strcmp(t->first, s) != 0;
    return rs_read_fault(how, how->bad.row[0].line, "'%s' in the column \"%s\" is no point in time%s", s, how->used[RS_COLUMN_TIME],
                         others ? ", or is written otherwise than most" : " (year-month-day, day-month-year, seconds since 1970 …)");
}

bool rs_read_csv(struct rs_events *log, struct rs_source *from, struct rs_read *how)
{
    struct times t = {"", ""};
    enum rs_when_way guessed = RS_WHEN_WAYS;
    unsigned excluded = 0;
    size_t n = log->n, left_out = log->left_out;
    how->collects = false;
    for (how->way = RS_WHEN_WAYS;;) {
        struct reading *r = calloc(1, sizeof *r);
        if (r == NULL)
            return rs_read_fault(how, 0, "is too large: memory is out (--max-memory allows more)");
        *r = (struct reading){.log = log, .how = how, .from = from, .line = 1};
        how->bad.n = how->left.n = 0;
        bool good = run(r, &t);
        free(r);
        if (guessed == RS_WHEN_WAYS)
            guessed = how->way;
        if (how->bad.n == 0 || how->fault[0] != '\0')
            return good;
        if (how->collects)
            return refuse(how, &t);
        excluded |= 1u << how->way;
        how->way = another(&t, excluded);
        if (how->way == RS_WHEN_WAYS) { /* no way reads all: every time that the likeliest does not read is told */
            how->way = guessed;
            how->collects = true;
        }
        log->n = n;
        log->left_out = left_out;
        if (!rs_source_again(from))
            return rs_read_fault(how, 0, "%s", from->why);
    }
}
