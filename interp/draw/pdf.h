/* One PDF out of one per page. The pages stay the caller's; the result belongs to the caller. */
#ifndef RS_DRAW_PDF_H
#define RS_DRAW_PDF_H

#include "draw/buffer.h"
#include "draw/inlay.h"

enum { RS_BOOKMARK_LEVELS = 6, RS_PAGE_BOOKMARKS = 8 };

typedef struct {
    char *text;
    int level; /* 1: outermost */
} rs_bookmark;

typedef struct {
    rs_buffer pdf;                           /* one page, as Graphviz writes it */
    rs_buffer words;                         /* what it shows, for who cannot see it (alternative.h) */
    rs_inlay inlay;                      /* images that lie over it */
    double h;                                /* points */
    rs_bookmark bookmark[RS_PAGE_BOOKMARKS]; /* that lead to it */
    size_t bookmarks;
} rs_pdf_page;

typedef struct {
    const char *title, *author, *language; /* NULL where there is none */
} rs_pdf_about;

/* Joins the pages with their bookmarks; each page becomes a figure with its words as the alternative
   and its links as links, in the document's structure. The same pages give the same bytes: no dates,
   an id made from the content. False with *why on failure. */
bool rs_pdf_join(const rs_pdf_page *page, size_t count, rs_pdf_about about, rs_buffer *out,
                 const char **why);

/* Gives back what a page holds. */
void rs_pdf_page_free(rs_pdf_page *page);

#endif
