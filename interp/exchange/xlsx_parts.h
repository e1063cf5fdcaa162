/* What reading the parts of a workbook shares. Private to exchange/xlsx*.c. */
#ifndef RS_EXCHANGE_XLSX_PARTS_H
#define RS_EXCHANGE_XLSX_PARTS_H

#include "exchange/xlsx.h"
#include "exchange/xlsx_parse.h"

/* Makes room for one more member of `size` bytes in *array (a T **, of *room members, n of them used). False when memory is out. */
bool rs_xlsx_room(void *array, size_t *room, size_t n, size_t size);

/* Adds bytes to the pool; false when memory, or the limit of text, is out. */
bool rs_xlsx_pool(struct rs_xlsx *x, const char *s, size_t n);

/* The text of the pool from `at` on, with _x000A_ and the like made the characters they stand for. */
void rs_xlsx_unescape(struct rs_xlsx *x, size_t at);

/* The parts, each of n bytes of XML. False with p->why. */
bool rs_xlsx_strings(struct rs_xlsx *x, struct rs_parse *p, const char *bytes, size_t n);
bool rs_xlsx_styles(struct rs_xlsx *x, struct rs_parse *p, const char *bytes, size_t n);
bool rs_xlsx_sheet(struct rs_xlsx *x, struct rs_xlsx_sheet *sheet, struct rs_parse *p, const char *bytes, size_t n);

#endif
