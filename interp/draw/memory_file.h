/* Files in memory for libxlsxwriter, which wants to write a file and temporary ones: the drawing program opens none.
   The bytes of the last archive belong to whoever takes them. */
#ifndef RS_DRAW_MEMORY_FILE_H
#define RS_DRAW_MEMORY_FILE_H

#include <stdbool.h>

#include "draw/buffer.h"

/* The archive that was written last, which is then forgotten here. False when there is none, or memory ran out. */
bool rs_memory_file_take(rs_buffer *out);

#endif
