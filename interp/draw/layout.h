/* Where the nodes of a graph lie and how its edges run: Graphviz' dot, asked with numbers only. Names, labels and attributes of
   anybody's choosing never come here. */
#ifndef RS_DRAW_LAYOUT_H
#define RS_DRAW_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/buffer.h"

enum { RS_LAYOUT_NODES = 500, RS_LAYOUT_EDGES = 3000 };

/* Lays out what n bytes of lines ask for (points):
     graph LR|TB NODESEP RANKSEP W H    first; how far apart nodes and ranks are; W H: to be spread over, 0 0: as small as it can be
     node W H                           numbered from 1
     edge FROM TO WEIGHT W H            W H: of its label, 0 0: none
   and adds lines in the same order, x from the left and y down: "graph W H", "node X Y" (its middle), "edge X Y x1 y1 …" (the
   middle of its label, 0 0 where there is none, and its Bézier chain, from FROM to TO, 3k+1 points). Writes into the bytes. False
   with *why, a sentence. */
bool rs_layout_make(char *bytes, size_t n, rs_buffer *out, const char **why);

#endif
