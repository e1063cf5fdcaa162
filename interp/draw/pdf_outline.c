#include "draw/pdf_parts.h"

enum { MANY = 40 }; /* bookmarks: more, and only the outermost are open */

/* A bookmark under which others may still come; the outermost stands for the outline itself. */
typedef struct {
    qpdf_oh item, last;
    long long below;
} rung;

static void link_to_page(qpdf_data pdf, qpdf_oh item, size_t page)
{
    qpdf_oh to = qpdf_oh_new_array(pdf);
    qpdf_oh_append_item(pdf, to, qpdf_get_page_n(pdf, page));
    qpdf_oh_append_item(pdf, to, qpdf_oh_new_name(pdf, "/Fit"));
    qpdf_oh_replace_key(pdf, item, "/Dest", to);
}

/* Hangs an item below `over`, after its last one. */
static void hang(qpdf_data pdf, rung *over, qpdf_oh item)
{
    qpdf_oh_replace_key(pdf, item, "/Parent", over->item);
    if (over->below == 0) {
        qpdf_oh_replace_key(pdf, over->item, "/First", item);
    } else {
        qpdf_oh_replace_key(pdf, over->last, "/Next", item);
        qpdf_oh_replace_key(pdf, item, "/Prev", over->last);
    }
    qpdf_oh_replace_key(pdf, over->item, "/Last", item);
    over->last = item;
}

/* No more comes below the rung: it says how many it shows, less than none where they are folded. */
static void count(qpdf_data pdf, const rung *r, bool folded)
{
    if (r->below > 0)
        qpdf_oh_replace_key(pdf, r->item, "/Count", qpdf_oh_new_integer(pdf, folded ? -r->below : r->below));
}

static size_t bookmarks_of(const rs_pdf_page *page, size_t pages)
{
    size_t n = 0;
    for (size_t i = 0; i < pages; i++)
        n += page[i].bookmarks;
    return n;
}

void rs_pdf_outline(qpdf_data pdf, const rs_pdf_page *page, size_t pages)
{
    rung ladder[RS_BOOKMARK_LEVELS + 1];
    int deepest = 0;
    bool many = bookmarks_of(page, pages) > MANY;
    ladder[0] = (rung){.item = qpdf_make_indirect_object(pdf, qpdf_oh_new_dictionary(pdf))};
    for (size_t i = 0; i < pages; i++)
        for (size_t k = 0; k < page[i].bookmarks; k++) {
            const rs_bookmark *b = &page[i].bookmark[k];
            int level = b->level < 1 ? 1 : b->level > RS_BOOKMARK_LEVELS ? RS_BOOKMARK_LEVELS : b->level;
            level = level > deepest + 1 ? deepest + 1 : level;
            for (; deepest >= level; deepest--)
                count(pdf, &ladder[deepest], many);
            qpdf_oh item = qpdf_make_indirect_object(pdf, qpdf_oh_new_dictionary(pdf));
            qpdf_oh_replace_key(pdf, item, "/Title", qpdf_oh_new_unicode_string(pdf, b->text));
            link_to_page(pdf, item, i);
            hang(pdf, &ladder[level - 1], item);
            for (int up = level - 1; up >= 0; up--)
                if (up == level - 1 || !many)
                    ladder[up].below++;
            ladder[level] = (rung){.item = item};
            deepest = level;
        }
    for (; deepest >= 1; deepest--)
        count(pdf, &ladder[deepest], many);
    if (ladder[0].below == 0)
        return;
    count(pdf, &ladder[0], false);
    qpdf_oh root = qpdf_get_root(pdf);
    qpdf_oh_replace_key(pdf, root, "/Outlines", ladder[0].item);
    if (pages > 1)
        qpdf_oh_replace_key(pdf, root, "/PageMode", qpdf_oh_new_name(pdf, "/UseOutlines"));
}
