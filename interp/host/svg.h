/* svg: looks an SVG over before it goes out. The drawing program makes it out of foreign words, and a browser will read it:
 * so only the elements, attributes and links pass that our pictures consist of. Holds nothing.
 */
#ifndef RS_SVG_H
#define RS_SVG_H

#include <stddef.h>

/* NULL where the n bytes are one SVG picture of the kind that we draw, with or without an XML declaration; else what is in
 * them that is not. */
const char *rs_svg_fault(const char *bytes, size_t n);

#endif
