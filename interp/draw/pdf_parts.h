/* The parts of a joined PDF; shared by pdf.c, pdf_image.c, pdf_outline.c and
   pdf_tags.c. All work on a document
   that has its pages already, in the order of `page`; qpdf owns what they make. */
#ifndef RS_DRAW_PDF_PARTS_H
#define RS_DRAW_PDF_PARTS_H

#include <qpdf/qpdf-c.h>

#include "draw/pdf.h"

/* The bookmarks of all pages as the document's outline; none, no outline. A level that skips one lies
   as deep as it can. */
void rs_pdf_outline(qpdf_data pdf, const rs_pdf_page *page, size_t count);

/* Makes the images of a page known to it, and adds what draws them to its content. */
void rs_pdf_images(qpdf_data pdf, qpdf_oh on, const rs_pdf_page *page, rs_buffer *content);

/* The structure of the document: pages as figures, links as links. False when a page cannot be read. */
bool rs_pdf_tag(qpdf_data pdf, const rs_pdf_page *page, size_t count);

#endif
