/* A bare walk of an XML file by expat, all elements and attributes and nothing done with them: what no reader of XES can be below.
   usage: walk FILE.xes */
#include <expat.h>
#include <stdio.h>

static unsigned long elements;

static void begins(void *data, const XML_Char *name, const XML_Char **attributes)
{
    (void)data;
    (void)name;
    (void)attributes;
    elements++;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    XML_Parser parser = XML_ParserCreate(NULL);
    size_t n = 1;
    if (file == NULL || parser == NULL)
        return 2;
    XML_SetStartElementHandler(parser, begins);
    while (n > 0) {
        void *room = XML_GetBuffer(parser, 1 << 16);
        n = room == NULL ? 0 : fread(room, 1, 1 << 16, file);
        if (room == NULL || XML_ParseBuffer(parser, (int)n, n == 0) == XML_STATUS_ERROR)
            return 1;
    }
    printf("%lu\n", elements);
    XML_ParserFree(parser);
    fclose(file);
    return 0;
}
