/*
 * Stands between a program and the system's file calls (LD_PRELOAD) and makes the k-th of them fail, for files below one folder.
 *   FI_PATH   the folder                      FI_CALLS  names of the calls that count, comma before and behind each; all if unset
 *   FI_AT     k, from 1; 0: none              FI_ERRNO  the error that it gives
 *   FI_STICKY every call from the k-th on     FI_SHORT  a write takes only the first half of its bytes
 *   FI_KILL   the program dies at the call, after the half write if FI_SHORT is set too
 *   FI_DROP   a sync that fails loses what was not synced: those bytes become zeros, as if the pages had been dropped
 *   FI_LOG    file for one line a fault and, at the end, the number of calls
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
static atomic_int calls;
static off_t synced[65536];

static int set(const char *name) { const char *value = getenv(name); return value ? atoi(value) : 0; }
static void note(const char *text) {
  const char *path = getenv("FI_LOG");
  int fd = path ? syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
  if (fd < 0) return;
  syscall(SYS_write, fd, text, strlen(text));
  syscall(SYS_close, fd);
}
static int below(const char *path) {
  const char *folder = getenv("FI_PATH");
  return folder && path && !strncmp(path, folder, strlen(folder));
}
static const char *pathOf(int fd, char *buffer) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, buffer, PATH_MAX - 1);
  buffer[n < 0 ? 0 : n] = 0;
  return buffer;
}
/* Whether this call is to fail; a kill that wants a half write first comes later, in halfWrite */
static int strikes(const char *call, const char *path) {
  char line[PATH_MAX + 64], name[32];
  if (!below(path)) return 0;
  const char *only = getenv("FI_CALLS");
  snprintf(name, sizeof name, ",%s,", call);
  if (only && !strstr(only, name)) return 0;
  int now = atomic_fetch_add(&calls, 1) + 1, at = set("FI_AT");
  if (!at || (now != at && !(set("FI_STICKY") && now > at))) return 0;
  snprintf(line, sizeof line, "fault %d %s %s\n", now, call, path);
  note(line);
  if (set("FI_KILL") && !set("FI_SHORT")) raise(SIGKILL);
  errno = set("FI_ERRNO");
  return 1;
}
static int strikesFd(const char *call, int fd) { char path[PATH_MAX]; return strikes(call, pathOf(fd, path)); }
static ssize_t halfWrite(int fd, const void *data, size_t n, off_t at) {
  if (!set("FI_SHORT")) return -1;
  size_t half = n > 1 ? n / 2 : n;
  ssize_t done = at < 0 ? syscall(SYS_write, fd, data, half) : syscall(SYS_pwrite64, fd, data, half, at);
  if (set("FI_KILL")) raise(SIGKILL);
  return done;
}
static int syncFails(const char *call, int fd) {
  struct stat now;
  int known = fd >= 0 && fd < 65536 && !fstat(fd, &now) && S_ISREG(now.st_mode);
  if (!strikesFd(call, fd)) {
    if (known) synced[fd] = now.st_size;
    return 0;
  }
  int error = errno;
  if (known && set("FI_DROP")) for (off_t at = synced[fd]; at < now.st_size; at++) syscall(SYS_pwrite64, fd, "", 1, at);
  errno = error;
  return 1;
}

#define OPENER(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    if (strikes("open", path)) return -1; \
    int fd = REAL(name)(path, flags, mode); \
    struct stat now; \
    if (fd >= 0 && fd < 65536 && below(path)) synced[fd] = fstat(fd, &now) ? 0 : now.st_size; \
    return fd; \
  }
OPENER(open)
OPENER(open64)

ssize_t write(int fd, const void *data, size_t n) { return strikesFd("write", fd) ? halfWrite(fd, data, n, -1) : REAL(write)(fd, data, n); }
ssize_t pwrite64(int fd, const void *data, size_t n, off_t at) { return strikesFd("write", fd) ? halfWrite(fd, data, n, at) : REAL(pwrite64)(fd, data, n, at); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return strikesFd("write", fd) ? halfWrite(fd, data, n, at) : REAL(pwrite)(fd, data, n, at); }
ssize_t writev(int fd, const struct iovec *v, int n) { return strikesFd("write", fd) ? halfWrite(fd, v->iov_base, v->iov_len, -1) : REAL(writev)(fd, v, n); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at) { return strikesFd("write", fd) ? halfWrite(fd, v->iov_base, v->iov_len, at) : REAL(pwritev)(fd, v, n, at); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off_t at) { return strikesFd("write", fd) ? halfWrite(fd, v->iov_base, v->iov_len, at) : REAL(pwritev64)(fd, v, n, at); }
int fsync(int fd) { return syncFails("fsync", fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return syncFails("fdatasync", fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return strikesFd("ftruncate", fd) ? -1 : REAL(ftruncate)(fd, n); }
int ftruncate64(int fd, off_t n) { return strikesFd("ftruncate", fd) ? -1 : REAL(ftruncate64)(fd, n); }
int rename(const char *from, const char *to) { return strikes("rename", to) ? -1 : REAL(rename)(from, to); }
int link(const char *from, const char *to) { return strikes("link", to) ? -1 : REAL(link)(from, to); }
int unlink(const char *path) { return strikes("unlink", path) ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) { return strikes("mkdir", path) ? -1 : REAL(mkdir)(path, mode); }
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t n, unsigned flags) {
  return strikesFd("write", out) ? -1 : REAL(copy_file_range)(in, from, out, to, n, flags);
}

__attribute__((destructor)) static void finish(void) {
  char line[64];
  snprintf(line, sizeof line, "calls %d\n", atomic_load(&calls));
  if (getenv("FI_PATH")) note(line);
}
