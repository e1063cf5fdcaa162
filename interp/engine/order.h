/* The order in which the states of one strongly connected part are eliminated, and the fill it
 * makes. A struct rs_order owns its arrays and keeps them between uses; rs_order_free releases
 * them. Method: minimum degree on the undirected graph of the part, by explicit elimination;
 * once what is left is small or nearly complete it becomes the dense tail. */
#ifndef RS_ENGINE_ORDER_H
#define RS_ENGINE_ORDER_H

#include "engine/mem.h"

/* Parts of at most this many states are dense from the start. */
enum { RS_ORDER_DENSE = 24 };

struct rs_order {
    int n, sparse;  /* states; how many of them come before the dense tail */
    int *node;      /* [n] position -> local state */
    int *ptr;       /* [sparse + 1] */
    int *later;     /* positions after i that state i touches when eliminated, ascending */
    /* private */
    size_t node_room, ptr_room, later_room;
    int *list, *start, *len, *cap, *head, *next, *prev, *merged, *fill, *position;
    size_t list_room, start_room, len_room, cap_room, head_room, next_room, prev_room, merged_room,
        fill_room, position_room, list_used;
};

/* Orders n states with neighbours near[near_ptr[i]..near_ptr[i+1]), symmetric, ascending,
 * without self and duplicates. Returns RS_OK or RS_ENOMEM. */
int rs_order_find(struct rs_order *o, int n, const int *near_ptr, const int *near);
/* Likewise, but the states are eliminated as they come: 0, 1, 2, ... */
int rs_order_given(struct rs_order *o, int n, const int *near_ptr, const int *near);
void rs_order_free(struct rs_order *o);

#endif
