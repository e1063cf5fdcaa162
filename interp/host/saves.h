/* saves: tells when a script or what it reads may have been written again: files beneath the script's folder that are made,
 * written or moved. The watch is the kernel's (inotify); its descriptor is the caller's to poll and to close. */
#ifndef RS_SAVES_H
#define RS_SAVES_H

#include <stdbool.h>

/* Watch the folder of a script and those beneath it (not the hidden ones, 500 at most). -1 with errno. */
int rs_saves_open(const char *script);

/* Take what happened since: whether a file of a kind that a script reads was among it. New folders are watched too. */
bool rs_saves_taken(int fd);

#endif
