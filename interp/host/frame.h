/* frame: the few framed messages that parent and worker exchange over a pair of pipes.
 *
 * A frame is one type byte, a length of four bytes (little endian) and that many bytes.
 * Ownership: rs_frame_read gives a malloc'ed payload that the caller frees; writing copies nothing.
 */
#ifndef RS_FRAME_H
#define RS_FRAME_H

#include <signal.h>
#include <stddef.h>

/* Worker to parent. */
#define RS_F_DIAG 'D'     /* the level's byte; packed strings: file, line, column, message, rule, source line */
#define RS_F_TEXT 'O'     /* text for standard output; the parent escapes control characters */
#define RS_F_OUTPUT 'N'   /* packed where and name: begin that output; answered by RS_F_ANSWER with its path */
#define RS_F_BYTES 'B'    /* bytes for the output that was begun */
#define RS_F_DRAW 'G'     /* 's' for an SVG, or 'b' for bytes of another kind, and a request for the drawing program, passed
                             unread; the picture goes into the output that was begun, and RS_F_ANSWER says so */
#define RS_F_LAYOUT 'Y'   /* a request to the drawing program for a layout, passed unread; answered by RS_F_ANSWER with it */
#define RS_F_CLOSE 'E'    /* one byte: '1' the output is whole, '0' forget it; answered by RS_F_ANSWER */
#define RS_F_READ 'R'     /* packed kind and name of a module or included file; answered by RS_F_ANSWER */
#define RS_F_QUERY 'S'    /* what is asked of the database that the command line names: packed "connect", "sources", "tables", "columns",
                             a schema, a table, or "select", a statement; answered by RS_F_ANSWER: packed strings */
#define RS_F_PHASE 'T'    /* "script", "work" or "draws": which clock runs on; draws: work that one ^C only shortens */
#define RS_F_LINE 'L'     /* the prompt: asks for one entry; answered by RS_F_ANSWER: packed what the terminal is like, the entry */
#define RS_F_SAID 'C'     /* packed: the answer to what is asked while an entry is awaited */
#define RS_F_PAGE 'V'     /* the REPL's: a text that may hold colours, page by page where there is a screen; answered by
                             RS_F_ANSWER when its reader leaves */
#define RS_F_NEXT 'Q'     /* an editor's next message, within so many milliseconds (digits; -1: it waits); answered by RS_F_ANSWER: '+'
                             the message, '0' none came, '!' what came is none, 'e' there are no more */
#define RS_F_TELL 'J'     /* a message to the editor */
#define RS_F_KEEP 'K'     /* packed name and text: to be kept for the worker that takes this one's place */
#define RS_F_PROGRESS 'P' /* a line of progress, shown on a terminal only */
#define RS_F_EXIT 'X'     /* one byte: the exit status; the worker is done */
/* Drawing or database program to parent, ahead of its answer. */
#define RS_F_WARNING 'W'  /* a sentence for the person: a script that no font here has */
/* Parent to worker. */
#define RS_F_ANSWER 'A'   /* first byte an outcome, then the bytes or the message */
#define RS_F_COMPLETE 'c' /* while an entry is awaited: what can follow? packed the text before the cursor, that after it;
                             said: how many bytes it takes the place of, then each match's text, label and word of what it is */
#define RS_F_WHOLE 'w'    /* the text: is it whole? said: "1", or "0" and what is open */
#define RS_F_INK 'i'      /* packed the text, bytes before the cursor: how is it shown? said: a letter a byte, what is open a line */

/* What became of a request: the first byte of an answer to the worker, the type of one of the drawing program's. */
enum rs_outcome {
    RS_DONE = '+',
    RS_REFUSED = '-',
    RS_LIMITED = 'L', /* a limit was hit */
    RS_UNABLE = 'I',  /* the system will not: input or output */
    RS_DIED = 'X',    /* whoever was to do it died over it */
};

#define RS_FRAME_MAX (512u << 20) /* bytes; a longer frame is a broken peer */

struct rs_frame {
    char type;
    char *data; /* NUL-terminated for convenience; may hold NULs */
    size_t len;
};

#define RS_FRAME_HEAD 5 /* bytes before a frame's own */

/* The head of a frame, and what one says: the length, which may be more than RS_FRAME_MAX. */
void rs_frame_head(unsigned char head[RS_FRAME_HEAD], char type, size_t n);
size_t rs_frame_length(const unsigned char head[RS_FRAME_HEAD]);

/* Write one frame made of up to two parts; 0, or -1 with errno. */
int rs_frame_write(int fd, char type, const void *a, size_t na, const void *b, size_t nb);

/* Read one frame. 1: got one; 0: the peer closed; -1: error or broken frame (errno). */
int rs_frame_read(int fd, struct rs_frame *f);

/* Write a length as frames and packed strings have it: four bytes. */
void rs_frame_length_put(unsigned char *p, size_t n);

/* Packed strings: each a four-byte length and its bytes. */
struct rs_pack {
    char *data;
    size_t len, cap;
    int failed; /* memory ran out: len is meaningless */
};
void rs_pack_add(struct rs_pack *p, const void *s, size_t n);
void rs_pack_free(struct rs_pack *p);

/* Take the next packed string from *at (of *left bytes); NULL when nothing well-formed is left. Not NUL-terminated. */
const char *rs_unpack(const char **at, size_t *left, size_t *n);

/* Set by a signal that ends this process: a write that is stuck gives up then, with EINTR. */
extern volatile sig_atomic_t rs_write_stop;

/* Write all n bytes, over EINTR and short writes; 0, or -1 with errno. */
int rs_write_all(int fd, const void *s, size_t n);

#endif
