/* What is asked of the drawing program: a few settings and a page. A request points into the bytes
   that it was cut from, which must outlive it. */
#ifndef RS_DRAW_REQUEST_H
#define RS_DRAW_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/graph.h"
#include "draw/inlay.h"
#include "draw/pdf.h"

enum { RS_FILES = 400 };

typedef struct {
    rs_format format;
    double dpi;
    bool inlined;                    /* an svg without an XML declaration, for inside HTML */
    size_t pages;                    /* of the document so far, that this one comes after */
    char *title, *author, *language; /* NULL when not given */
    rs_bookmark bookmark[RS_PAGE_BOOKMARKS]; /* that lead to this page of a pdf */
    size_t bookmarks;
    int level; /* of the next bookmark */
    rs_look look;
    rs_file file[RS_FILES]; /* that images are in */
    size_t files;
    char *scene;
    size_t size; /* of the scene; 0: there is none */
} rs_request;

/* Cuts n bytes, which it writes into: "REIS-DRAW 2\n", lines "key value\n" (format svg|pdf|png|dot|sixel|xlsx|layout,
   dpi, title, author, lang, pages, inline yes, font, level, bookmark,
   dark ink|fill|all #rrggbb #rrggbb; a level is that of the bookmarks after
   it), an empty line, and the scene, or for xlsx what draw/workbook.h takes, for a layout its lines; before it
   the bytes of files, each as long as a line "file BYTES PATH" says. NULL, or what is wrong. */
const char *rs_request_parse(char *bytes, size_t n, rs_request *r);

#endif
