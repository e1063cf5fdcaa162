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

/* "AB12" -> row and column from 0, and where it ends; NULL where it is no place of a sheet */
const char *rs_xlsx_place(const char *s, uint32_t *row, uint32_t *column);

/* The part in which the comments of a sheet stand, of the part with the sheet's relations; "" where there is none. */
bool rs_xlsx_comments_part(char *to, size_t room, struct rs_parse *p, const char *bytes, size_t n);

bool rs_xlsx_comments(struct rs_xlsx *x, struct rs_xlsx_sheet *sheet, struct rs_parse *p, const char *bytes, size_t n);
bool rs_xlsx_sheet(struct rs_xlsx *x, struct rs_xlsx_sheet *sheet, struct rs_parse *p, const char *bytes, size_t n);

#endif
