/* One PDF out of one per page. The parts stay the caller's; the result belongs to the caller. */
#ifndef RS_DRAW_PDF_H
#define RS_DRAW_PDF_H

#include "draw/buffer.h"

/* Joins `count` PDFs and sets title, author (may be NULL) and language (may be NULL). The same
   parts give the same bytes: no dates, an id made from the content. False with *why on failure. */
bool rs_pdf_join(const rs_buffer *part, size_t count, const char *title, const char *author,
                 const char *language, rs_buffer *out, const char **why);

#endif
