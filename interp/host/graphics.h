/* graphics: whether the terminal shows pictures among its text, as sixels. It is asked once, when this is wanted first. */
#ifndef RS_GRAPHICS_H
#define RS_GRAPHICS_H

#include <stdbool.h>

/* How large a picture may be, pixels. False where the terminal shows none, or is none. */
bool rs_graphics_room(int *width, int *height);

#endif
