#include <stdlib.h>
#include <string.h>

#include "draw/pdf_parts.h"

/* The tree while it grows: `kids` of the one Document, `parents` from a number to what stands there. */
typedef struct {
    qpdf_data pdf;
    qpdf_oh document, kids, parents;
    long long next;
} tree;

static void set(const tree *t, qpdf_oh dict, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(t->pdf, dict, key, value);
}

static qpdf_oh name(const tree *t, const char *s)
{
    return qpdf_oh_new_name(t->pdf, s);
}

/* An element of the structure on a page, below the document; in the tree of parents under t->next. */
static qpdf_oh element(tree *t, const char *type, qpdf_oh page)
{
    qpdf_oh e = qpdf_make_indirect_object(t->pdf, qpdf_oh_new_dictionary(t->pdf));
    set(t, e, "/Type", name(t, "/StructElem"));
    set(t, e, "/S", name(t, type));
    set(t, e, "/P", t->document);
    set(t, e, "/Pg", page);
    qpdf_oh_append_item(t->pdf, t->kids, e);
    return e;
}

static void add_parent(tree *t, qpdf_oh owner, const char *key, qpdf_oh value)
{
    set(t, owner, key, qpdf_oh_new_integer(t->pdf, t->next));
    qpdf_oh_append_item(t->pdf, t->parents, qpdf_oh_new_integer(t->pdf, t->next++));
    qpdf_oh_append_item(t->pdf, t->parents, value);
}

static bool ends_in(const char *line, size_t n, const char *with)
{
    size_t m = strlen(with);
    return n >= m && memcmp(line + n - m, with, m) == 0;
}

/* cairo marks the ink of links for a structure that it does not write, and some readers lose a figure
   where a mark within it ends. Content without such marks, as one figure that goes on; a mark has a line of its own,
   and a text's line begins with a bracket. */
static void as_figure(const char *s, size_t n, rs_buffer *out)
{
    const char *end = s + n;
    rs_buffer_puts(out, "/Figure <</MCID 0>> BDC\nq\n");
    while (s < end) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t length = stop ? (size_t)(stop - s) : (size_t)(end - s);
        bool begins = s[0] == '/' && (ends_in(s, length, " BDC") || ends_in(s, length, " BMC"));
        if (!begins && !(length == 3 && memcmp(s, "EMC", 3) == 0)) {
            rs_buffer_add(out, s, length);
            rs_buffer_puts(out, "\n");
        }
        s += length + 1;
    }
    rs_buffer_puts(out, "Q\n");
}

static bool mark_content(tree *t, qpdf_oh page, const rs_pdf_page *shown)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    rs_buffer marked = {0};
    if (qpdf_oh_get_page_content_data(t->pdf, page, &bytes, &n) & QPDF_ERRORS)
        return false;
    as_figure((const char *)bytes, n, &marked);
    free(bytes);
    rs_pdf_images(t->pdf, page, shown, &marked);
    rs_buffer_puts(&marked, "EMC\n");
    if (!marked.failed) {
        qpdf_oh stream = qpdf_oh_new_stream(t->pdf), none = qpdf_oh_new_null(t->pdf);
        qpdf_oh_replace_stream_data(t->pdf, stream, (const unsigned char *)marked.s, marked.n, none, none);
        set(t, page, "/Contents", stream);
    }
    bool good = !marked.failed;
    rs_buffer_free(&marked);
    return good;
}

static void tag_figure(tree *t, qpdf_oh page, const rs_buffer *words)
{
    qpdf_oh figure = element(t, "/Figure", page), on_page = qpdf_oh_new_array(t->pdf),
        layout = qpdf_oh_new_dictionary(t->pdf);
    if (words->n)
        set(t, figure, "/Alt", qpdf_oh_new_unicode_string(t->pdf, words->s));
    set(t, figure, "/K", qpdf_oh_new_integer(t->pdf, 0));
    set(t, layout, "/O", name(t, "/Layout"));
    set(t, layout, "/BBox", qpdf_oh_get_key(t->pdf, page, "/MediaBox"));
    set(t, figure, "/A", layout);
    qpdf_oh_append_item(t->pdf, on_page, figure);
    add_parent(t, page, "/StructParents", on_page);
}

/* A link that a reader can be told of: where it leads is what it says. */
static void tag_link(tree *t, qpdf_oh page, qpdf_oh note)
{
    qpdf_oh link = element(t, "/Link", page), object = qpdf_oh_new_dictionary(t->pdf),
        to = qpdf_oh_get_key(t->pdf, qpdf_oh_get_key(t->pdf, note, "/A"), "/URI");
    set(t, object, "/Type", name(t, "/OBJR"));
    set(t, object, "/Obj", note);
    set(t, link, "/K", object);
    if (qpdf_oh_is_string(t->pdf, to))
        set(t, note, "/Contents", to);
    add_parent(t, note, "/StructParent", link);
}

bool rs_pdf_tag(qpdf_data pdf, const rs_pdf_page *page, size_t count)
{
    qpdf_oh tops = qpdf_make_indirect_object(pdf, qpdf_oh_new_dictionary(pdf)),
        marks = qpdf_oh_new_dictionary(pdf), numbers = qpdf_oh_new_dictionary(pdf);
    tree t = {.pdf = pdf, .kids = qpdf_oh_new_array(pdf), .parents = qpdf_oh_new_array(pdf)};
    t.document = qpdf_make_indirect_object(pdf, qpdf_oh_new_dictionary(pdf));
    for (size_t i = 0; i < count; i++) {
        qpdf_oh one = qpdf_get_page_n(pdf, i), notes = qpdf_oh_get_key(pdf, one, "/Annots");
        if (!mark_content(&t, one, &page[i]))
            return false;
        tag_figure(&t, one, &page[i].words);
        set(&t, one, "/Tabs", name(&t, "/S"));
        int links = qpdf_oh_is_array(pdf, notes) ? qpdf_oh_get_array_n_items(pdf, notes) : 0;
        for (int k = 0; k < links; k++)
            tag_link(&t, one, qpdf_oh_get_array_item(pdf, notes, k));
    }
    set(&t, t.document, "/Type", name(&t, "/StructElem"));
    set(&t, t.document, "/S", name(&t, "/Document"));
    set(&t, t.document, "/P", tops);
    set(&t, t.document, "/K", t.kids);
    set(&t, numbers, "/Nums", t.parents);
    set(&t, tops, "/Type", name(&t, "/StructTreeRoot"));
    set(&t, tops, "/K", t.document);
    set(&t, tops, "/ParentTree", qpdf_make_indirect_object(pdf, numbers));
    set(&t, tops, "/ParentTreeNextKey", qpdf_oh_new_integer(pdf, t.next));
    set(&t, marks, "/Marked", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    set(&t, qpdf_get_root(pdf), "/MarkInfo", marks);
    set(&t, qpdf_get_root(pdf), "/StructTreeRoot", tops);
    return true;
}
