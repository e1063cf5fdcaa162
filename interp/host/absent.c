/* What the libraries that are linked in could ask of the system, and reis never needs: readline the home folders of other
 * users, GLPK plug-ins to reach databases, SQLite extensions. Answered here with "there is none", so that nothing is loaded at run time. */
#include <pwd.h>
#include <stddef.h>

int lt_dlinit(void);
int lt_dlexit(void);
void *lt_dlopen(const char *file);
void *lt_dlsym(void *library, const char *name);
int lt_dlclose(void *library);
const char *lt_dlerror(void);

struct passwd *getpwnam(const char *name)
{
    (void)name;
    return NULL;
}

struct passwd *getpwuid(uid_t id)
{
    (void)id;
    return NULL;
}

struct passwd *getpwent(void)
{
    return NULL;
}

void setpwent(void)
{
}

void endpwent(void)
{
}

int lt_dlinit(void)
{
    return 1; /* the number of errors */
}

int lt_dlexit(void)
{
    return 1;
}

void *lt_dlopen(const char *file)
{
    (void)file;
    return NULL;
}

void *lt_dlsym(void *library, const char *name)
{
    (void)library, (void)name;
    return NULL;
}

int lt_dlclose(void *library)
{
    (void)library;
    return 1;
}

const char *lt_dlerror(void)
{
    return "no library is loaded at run time";
}

#ifndef RS_NO_SECCOMP /* there the sanitizers have their own */
void *dlopen(const char *file, int how);
void *dlsym(void *library, const char *name);
int dlclose(void *library);
char *dlerror(void);

void *dlopen(const char *file, int how)
{
    (void)file, (void)how;
    return NULL;
}

void *dlsym(void *library, const char *name)
{
    (void)library, (void)name;
    return NULL;
}

int dlclose(void *library)
{
    (void)library;
    return 0;
}

char *dlerror(void)
{
    static char none[] = "nothing is loaded at run time";
    return none;
}
#endif
