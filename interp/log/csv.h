/* Records of separated values (RFC 4180): quotes, doubled quotes and line breaks within them, rows of any length. Works in
   place on the caller's bytes. */
#ifndef RS_LOG_CSV_H
#define RS_LOG_CSV_H

#include <stdbool.h>
#include <stddef.h>

enum { RS_CSV_BEYOND = 64, RS_CSV_FIELDS = 512 }; /* of a record that are kept; all are read */

struct rs_csv_field {
    char *s;
    size_t n;
};

struct rs_csv {
    char *at, *end;
    size_t line;  /* of what is at `at` */
    size_t began; /* the line of the last record's first byte */
    char separator;
    bool quoted;    /* there are quotes in these bytes */
    bool padded;    /* RS_CSV_BEYOND bytes after `end` can be read: what is not quoted goes faster */
    int wanted;     /* fields after so many are not cut where nothing is quoted; 0: all are */
    struct rs_csv_field field[RS_CSV_FIELDS];
    int n; /* fields of the last record */
    char *window; /* then: 64 bytes, and which of them part fields and records, from the next on */
    unsigned long long marks;
};

/* The next record that is not empty, cut into fields; its quotes are taken away in the bytes. False at the end. */
bool rs_csv_next(struct rs_csv *csv);

/* The same for the first of a file, behind a line "sep=;", as spreadsheets write it for themselves. */
bool rs_csv_head(struct rs_csv *csv);

/* How many of n bytes are whole records, from a begin of a record on; 0 where none ends in them. */
size_t rs_csv_whole(const char *s, size_t n, char separator);

/* Which of , ; | and tab parts the first line that is not empty, or what a line "sep=;" names. */
char rs_csv_separator(const char *s, size_t n);

#endif
