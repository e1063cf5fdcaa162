/* Names and ids inside a graph. Graphviz' own ids are addresses, which makes the order of subgraphs
   differ from run to run; these count from 1. The table belongs to the graph and goes with it. */
#ifndef RS_DRAW_IDS_H
#define RS_DRAW_IDS_H

#include <cgraph.h>

extern Agdisc_t rs_ids_discipline;

#endif
