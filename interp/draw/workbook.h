/* A workbook (.xlsx) of sheets with cells and line charts, by libxlsxwriter. The same request gives the same bytes. */
#ifndef RS_DRAW_WORKBOOK_H
#define RS_DRAW_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/buffer.h"

/* Makes a workbook of n bytes of records, each a letter and what it holds; a text is its length (4 bytes, the least first) and
   UTF-8, a number 8 bytes of a double:
     S text          a sheet begins, called so; its first row stays in sight
     W number        the width of its next column, in characters
     R number        a row begins, so many lines high
     h text          the next cell: of the head;  t text: a text, never taken for a formula;  b byte: true or false
     n byte number   a number, shown as the byte says: '0' as it is, 'm' money, 'p' percent, 'd' a date (days since 1899-12-30),
                     '2' with two decimals
     e               an empty cell
     G text text text   a line chart beside the sheet's cells begins: its title, what its axes are called
     L text number number number number   a line of it: its name, the column of its names and of its numbers, first and last row
   False with a sentence in *why. */
bool rs_workbook_write(const char *bytes, size_t n, rs_buffer *out, const char **why);

#endif
