#include "draw/pdf.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "draw/pdf_parts.h"

static void describe(qpdf_data pdf, rs_pdf_about about)
{
    qpdf_oh info = qpdf_oh_new_dictionary(pdf), root = qpdf_get_root(pdf),
        view = qpdf_oh_new_dictionary(pdf);
    qpdf_oh_replace_key(pdf, info, "/Title", qpdf_oh_new_unicode_string(pdf, about.title ? about.title : ""));
    if (about.author)
        qpdf_oh_replace_key(pdf, info, "/Author", qpdf_oh_new_unicode_string(pdf, about.author));
    qpdf_oh_replace_key(pdf, info, "/Creator", qpdf_oh_new_unicode_string(pdf, "reis"));
    qpdf_oh_replace_key(pdf, qpdf_get_trailer(pdf), "/Info", qpdf_make_indirect_object(pdf, info));
    if (about.language)
        qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, about.language));
    qpdf_oh_replace_key(pdf, view, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", view);
}

static bool good(QPDF_ERROR_CODE code)
{
    return !(code & QPDF_ERRORS);
}

static bool append(qpdf_data pdf, qpdf_data *source, const rs_buffer *part)
{
    *source = qpdf_init();
    qpdf_silence_errors(*source);
    return good(qpdf_read_memory(*source, "page", part->s, part->n, NULL)) &&
        qpdf_get_num_pages(*source) == 1 &&
        good(qpdf_add_page(pdf, *source, qpdf_get_page_n(*source, 0), QPDF_FALSE));
}

static bool write(qpdf_data pdf, rs_buffer *out)
{
    if (!good(qpdf_init_write_memory(pdf)))
        return false;
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    if (!good(qpdf_write(pdf)))
        return false;
    rs_buffer_add(out, qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
    return !out->failed;
}

bool rs_pdf_join(const rs_pdf_page *page, size_t count, rs_pdf_about about, rs_buffer *out,
                 const char **why)
{
    qpdf_data pdf = qpdf_init(), *source = calloc(count + 1, sizeof *source);
    bool fine = source && good(qpdf_empty_pdf(pdf));
    qpdf_silence_errors(pdf);
    for (size_t i = 0; i < count && fine; i++)
        fine = append(pdf, &source[i], &page[i].pdf);
    if (fine) {
        describe(pdf, about);
        rs_pdf_outline(pdf, page, count);
        fine = rs_pdf_tag(pdf, page, count);
    }
    fine = fine && write(pdf, out);
    if (!fine)
        *why = "the pages cannot be joined into one PDF";
    for (size_t i = 0; source && i < count; i++)
        if (source[i])
            qpdf_cleanup(&source[i]);
    free(source);
    qpdf_cleanup(&pdf);
    return fine;
}

void rs_pdf_page_free(rs_pdf_page *page)
{
    rs_buffer_free(&page->pdf);
    rs_buffer_free(&page->words);
    rs_inlay_free(&page->inlay);
    for (size_t i = 0; i < page->bookmarks; i++)
        free(page->bookmark[i].text);
    *page = (rs_pdf_page){0};
}
