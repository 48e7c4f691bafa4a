/*
 * A disk between the program and the machine: loaded before libc (LD_PRELOAD), it sees what a process does to the
 * files below one folder. It can
 *   - keep a record of every write, truncation, sync, rename and removal (RELIABILITY_RECORD), from which images of the
 *     disk at any moment can be made;
 *   - refuse writes (disk full) and syncs (input/output error) by chance, or kill the process at its nth change of the
 *     disk, as the numbers in a file say that the harness can change while the program runs (RELIABILITY_CONTROL).
 * Children of the process get the same disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN, CUT, SYNCED, RENAMED, REMOVED, FOLDER_SYNCED, LINKED };
enum { MOST_FILES = 65536 };

struct control {
  volatile uint32_t full_per_thousand;  /* of writes that find no space */
  volatile uint32_t broken_per_thousand; /* of syncs that fail */
  volatile uint32_t kill_at;             /* the change before which the process is killed; 0 for never */
  volatile uint32_t changes;             /* how many there were */
  volatile uint32_t first_process;       /* which is killed as well where a child made the change */
};

static const char *below;
static size_t below_length;
static int record = -1;
static struct control *control;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
/* 0: none of ours; 1: a file; 2: a folder. */
static unsigned char kind_of[MOST_FILES];
static uint64_t number_of[MOST_FILES];
static unsigned int chance = 1;

/* What a child needs in its environment to have this disk. */
enum { KEPT = 4 };
static char *kept[KEPT];

static void keep_for_children(void) {
  const char *names[KEPT] = {"LD_PRELOAD", "RELIABILITY_DISK", "RELIABILITY_RECORD", "RELIABILITY_CONTROL"};
  size_t count = 0;
  for (int at = 0; at < KEPT; at++) {
    const char *value = getenv(names[at]);
    if (value != NULL && asprintf(&kept[count], "%s=%s", names[at], value) > 0) count++;
  }
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  below = getenv("RELIABILITY_DISK");
  if (below == NULL) return;
  keep_for_children();
  below_length = strlen(below);
  chance = (unsigned int)getpid();
  const char *path = getenv("RELIABILITY_RECORD");
  if (path != NULL) record = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  path = getenv("RELIABILITY_CONTROL");
  if (path != NULL) {
    int fd = REAL(open)(path, O_RDWR | O_CLOEXEC);
    void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED) control = at;
    if (control && (control->first_process == 0 || kill((pid_t)control->first_process, 0) != 0)) control->first_process = (uint32_t)getpid();
    if (fd >= 0) REAL(close)(fd);
  }
}

static int is_below(const char *path) {
  return below != NULL && path != NULL && strncmp(path, below, below_length) == 0 &&
         (path[below_length] == '/' || path[below_length] == 0);
}

/* A record: length of what follows, kind, file, place, size; then the path (and a second one), then the bytes. */
static void note(uint8_t kind, uint64_t file, uint64_t place, const char *path, const char *second,
                 const struct iovec *parts, int count, uint64_t size) {
  if (record < 0) return;
  uint16_t lengths[2] = {path ? (uint16_t)strlen(path) : 0, second ? (uint16_t)strlen(second) : 0};
  struct __attribute__((packed)) { uint32_t kind; uint64_t file, place, size; uint16_t lengths[2]; } head = {
      kind, file, place, size, {lengths[0], lengths[1]}};
  struct iovec out[64];
  out[0] = (struct iovec){&head, sizeof head};
  out[1] = (struct iovec){(void *)path, lengths[0]};
  out[2] = (struct iovec){(void *)second, lengths[1]};
  for (int at = 0; at < count && at < 61; at++) out[3 + at] = parts[at];
  (void)!REAL(writev)(record, out, 3 + count);
}

/* Counts a change of the disk; the process may end here, a write by half. */
static void change(int fd, const void *bytes, size_t size, off64_t place) {
  if (control == NULL) return;
  uint32_t number = __atomic_add_fetch(&control->changes, 1, __ATOMIC_SEQ_CST);
  if (control->kill_at == 0 || number < control->kill_at) return;
  if (bytes != NULL && number % 2 == 1) (void)!REAL(pwrite64)(fd, bytes, size / 2, place);
  kill((pid_t)control->first_process, SIGKILL);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int by_chance(uint32_t per_thousand) { return per_thousand > 0 && (uint32_t)(rand_r(&chance) % 1000) < per_thousand; }

/* A descriptor may have been closed past libc, and stand for something else by now. */
static int watched(int fd) {
  struct stat about;
  if (fd < 0 || fd >= MOST_FILES || kind_of[fd] == 0) return 0;
  if (fstat(fd, &about) != 0 || about.st_ino != number_of[fd] || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) kind_of[fd] = 0;
  return kind_of[fd];
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  kind_of[fd] = 0;
  if (!is_below(path)) return fd;
  struct stat about;
  if (fstat(fd, &about) != 0) return fd;
  kind_of[fd] = S_ISDIR(about.st_mode) ? 2 : 1;
  number_of[fd] = about.st_ino;
  if (S_ISREG(about.st_mode)) {
    pthread_mutex_lock(&one_at_a_time);
    note(OPENED, about.st_ino, flags & O_TRUNC ? 1 : 0, path, NULL, NULL, 0, 0);
    pthread_mutex_unlock(&one_at_a_time);
  }
  return fd;
}

#define MODE(flags)                            \
  mode_t mode = 0;                             \
  if (flags & (O_CREAT | __O_TMPFILE)) {       \
    va_list rest;                              \
    va_start(rest, flags);                     \
    mode = (mode_t)va_arg(rest, int);          \
    va_end(rest);                              \
  }

int open(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open)(path, flags, mode), path, flags); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open64)(path, flags, mode), path, flags); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat)(at, path, flags, mode), path, flags); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat64)(at, path, flags, mode), path, flags); }

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) kind_of[fd] = 0;
  return REAL(close)(fd);
}

static int refused(int fd) {
  if (!control || watched(fd) != 1 || !by_chance(control->full_per_thousand)) return 0;
  errno = ENOSPC;
  return 1;
}

static ssize_t written(int fd, const struct iovec *parts, int count, off64_t place, int is_placed) {
  size_t size = 0;
  for (int at = 0; at < count; at++) size += parts[at].iov_len;
  pthread_mutex_lock(&one_at_a_time);
  if (!is_placed) {
    place = lseek64(fd, 0, SEEK_CUR);
    struct stat about;
    if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &about) == 0) place = about.st_size;
  }
  change(fd, parts[0].iov_base, parts[0].iov_len, place);
  ssize_t done = is_placed ? REAL(pwritev64)(fd, parts, count, place) : REAL(writev)(fd, parts, count);
  if (done == (ssize_t)size) note(WRITTEN, number_of[fd], (uint64_t)place, NULL, NULL, parts, count, size);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  if (watched(fd) != 1) return REAL(write)(fd, bytes, size);
  if (refused(fd)) return -1;
  struct iovec part = {(void *)bytes, size};
  return written(fd, &part, 1, 0, 0);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (watched(fd) != 1) return REAL(writev)(fd, parts, count);
  return refused(fd) ? -1 : written(fd, parts, count, 0, 0);
}
static ssize_t placed(int fd, const void *bytes, size_t size, off64_t place) {
  if (watched(fd) != 1) return REAL(pwrite64)(fd, bytes, size, place);
  if (refused(fd)) return -1;
  struct iovec part = {(void *)bytes, size};
  return written(fd, &part, 1, place, 1);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t place) { return placed(fd, bytes, size, place); }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t place) { return placed(fd, bytes, size, place); }
static ssize_t placed_parts(int fd, const struct iovec *parts, int count, off64_t place) {
  if (watched(fd) != 1) return REAL(pwritev64)(fd, parts, count, place);
  return refused(fd) ? -1 : written(fd, parts, count, place, 1);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t place) { return placed_parts(fd, parts, count, place); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t place) { return placed_parts(fd, parts, count, place); }

static int cut(int fd, off64_t size) {
  if (watched(fd) != 1) return REAL(ftruncate64)(fd, size);
  pthread_mutex_lock(&one_at_a_time);
  change(fd, NULL, 0, 0);
  int done = REAL(ftruncate64)(fd, size);
  if (done == 0) note(CUT, number_of[fd], (uint64_t)size, NULL, NULL, NULL, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int synced(int fd, int (*sync)(int)) {
  int kind = watched(fd);
  if (kind == 0) return sync(fd);
  if (control && by_chance(control->broken_per_thousand)) {
    errno = EIO;
    return -1;
  }
  pthread_mutex_lock(&one_at_a_time);
  change(fd, NULL, 0, 0);
  /* What is recorded need not also wait for the real disk. */
  int done = record < 0 ? sync(fd) : 0;
  if (done == 0) note(kind == 2 ? FOLDER_SYNCED : SYNCED, number_of[fd], 0, NULL, NULL, NULL, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

static uint64_t inode(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 ? about.st_ino : 0;
}

int rename(const char *from, const char *to) {
  if (!is_below(from) && !is_below(to)) return REAL(rename)(from, to);
  pthread_mutex_lock(&one_at_a_time);
  change(-1, NULL, 0, 0);
  uint64_t file = inode(from);
  int done = REAL(rename)(from, to);
  if (done == 0) note(RENAMED, file, 0, from, to, NULL, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int link(const char *from, const char *to) {
  if (!is_below(from) && !is_below(to)) return REAL(link)(from, to);
  pthread_mutex_lock(&one_at_a_time);
  change(-1, NULL, 0, 0);
  int done = REAL(link)(from, to);
  if (done == 0) note(LINKED, inode(to), 0, from, to, NULL, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int unlink(const char *path) {
  if (!is_below(path)) return REAL(unlink)(path);
  pthread_mutex_lock(&one_at_a_time);
  change(-1, NULL, 0, 0);
  int done = REAL(unlink)(path);
  if (done == 0) note(REMOVED, 0, 0, path, NULL, NULL, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int remove(const char *path) {
  struct stat about;
  return is_below(path) && lstat(path, &about) == 0 && !S_ISDIR(about.st_mode) ? unlink(path) : REAL(remove)(path);
}

/* A copy inside the machine would pass us by: both are answered as on a machine that cannot do it. */
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned int flags) {
  if (!watched(out)) return REAL(copy_file_range)(in, from, out, to, size, flags);
  errno = ENOSYS;
  return -1;
}
ssize_t sendfile(int out, int in, off_t *from, size_t size) {
  if (!watched(out)) return ((ssize_t(*)(int, int, off_t *, size_t))real("sendfile"))(out, in, from, size);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile64(int out, int in, off64_t *from, size_t size) {
  if (!watched(out)) return ((ssize_t(*)(int, int, off64_t *, size_t))real("sendfile64"))(out, in, from, size);
  errno = EINVAL;
  return -1;
}

/* libuv copies files past libc. */
long syscall(long number, ...) {
  long given[6];
  va_list rest;
  va_start(rest, number);
  for (int at = 0; at < 6; at++) given[at] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range && watched((int)given[2])) {
    errno = ENOSYS;
    return -1;
  }
  return ((long (*)(long, ...))real("syscall"))(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

/* Whether one of what is kept for children sets the same name. */
static int is_kept(const char *setting) {
  size_t length = strcspn(setting, "=") + 1;
  for (int at = 0; at < KEPT && kept[at] != NULL; at++) {
    if (strncmp(setting, kept[at], length) == 0) return 1;
  }
  return 0;
}

/* Children, also those that get an environment of their own, work on the same disk. */
extern char **environ;
int execvp(const char *file, char *const arguments[]) {
  size_t count = 0, ours = 0;
  while (environ != NULL && environ[count] != NULL) count++;
  while (ours < KEPT && kept[ours] != NULL) ours++;
  char **all = calloc(count + ours + 1, sizeof *all);
  if (all == NULL) return -1;
  memcpy(all, kept, ours * sizeof *all);
  for (size_t at = 0; at < count; at++) {
    if (!is_kept(environ[at])) all[ours++] = environ[at];
  }
  return execvpe(file, arguments, all);
}
