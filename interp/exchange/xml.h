/* XML as a tree, under limits: no DOCTYPE (so no entities but XML's own), 64 elements deep, 1,000 attributes, a value of 1 MiB, a million
   elements. Nothing outside the bytes is opened. The tree owns all it holds, until rs_tree_free. */
#ifndef RS_EXCHANGE_XML_H
#define RS_EXCHANGE_XML_H

#include <stdbool.h>
#include <stddef.h>

/* Texts are offsets into the pool, where each ends in a NUL. Names come without their prefix. */
struct rs_tree_attribute {
    size_t name, value;
};

struct rs_tree_node {
    size_t name, text; /* text: all that stands directly in it, put together */
    size_t first, attributes; /* of the list of attributes */
    size_t line;
    int depth; /* the root's is 1; an element's parent is the last one before it that is less deep */
};

struct rs_tree {
    struct rs_tree_node *node;
    size_t nodes, node_room;
    struct rs_tree_attribute *attribute;
    size_t attributes, attribute_room;
    char *pool;
    size_t used, pool_room;
    char why[200]; /* a sentence that begins with a verb */
    size_t line;   /* where that is */
};

/* Reads n bytes. False with t->why and t->line; the tree is to be freed in any case. */
bool rs_tree_read(struct rs_tree *t, const char *bytes, size_t n);

void rs_tree_free(struct rs_tree *t);

#endif
