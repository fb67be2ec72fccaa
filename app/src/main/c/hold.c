/* SPDX-License-Identifier: MIT
 * Holds the terminal of a session where there is no tmux.
 *   hold run PLACE WORD...   starts the words on a terminal of their own and stays beside them until they end
 *   hold attach SOCKET       brings this terminal to it; C-b d leaves
 *   hold paste SOCKET        pastes what standard input holds
 *   hold press SOCKET        the same as keys
 * What is said goes to PLACE/output.log, which is kept short. PLACE is its owner's alone; the socket in it bears the
 * number of the program, which the launcher's note names too: of two who start one session each has a socket of its own. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { VISITORS = 8, RECENT = 64 << 10, LOG_MOST = 16 << 20, PART = 4096, FRAME = 64 << 10, HEAD = 5,
       PENDING_MOST = 1 << 20, PATIENCE_SECONDS = 2 };

/* A visitor, and what came from it that is no whole frame yet. A frame is a letter, a length, and so many bytes:
 * I input, P a paste, W width and height, A "show me". */
struct visitor {
  int fd, is_shown;
  size_t n;
  unsigned char frame[HEAD + FRAME];
};

static struct visitor visitors[VISITORS];
static char recent[RECENT], *pending;
static size_t recent_end, recent_size, pending_size;
static int terminal = -1, news[2], is_pasting, columns = 160, rows = 48;
static const char *log_name = "output.log";

static void die(const char *what) {
  fprintf(stderr, "hold: %s: %s\n", what, strerror(errno));
  exit(1);
}

static int put_all(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t done = write(fd, bytes, n);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return 0;
    bytes += done, n -= (size_t)done;
  }
  return 1;
}

static int send_frame(int fd, char letter, const void *bytes, size_t n) {
  char head[HEAD] = {letter, (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};
  return put_all(fd, head, HEAD) && put_all(fd, bytes, n);
}

/* ---- the holder ---- */

static void wake(int signal_number) {
  int kept = errno;
  ssize_t ignored = write(news[1], "", 1);
  (void)ignored, (void)signal_number;
  errno = kept;
}

/* What is kept says how large the terminal was, in the words by which terminals are told; visitors are not shown that. */
static void keep_size(int fd) {
  char mark[32];
  put_all(fd, mark, (size_t)snprintf(mark, sizeof mark, "\033[8;%d;%dt", rows, columns));
}

/* The newest quarter stays of a log that has become too long. */
static void shorten(int fd) {
  struct stat s;
  off_t keep = LOG_MOST / 4;
  char *text = NULL;
  if (fstat(fd, &s) || s.st_size <= LOG_MOST || !(text = malloc((size_t)keep))) return;
  ssize_t n = pread(fd, text, (size_t)keep, s.st_size - keep);
  if (n > 0 && !ftruncate(fd, 0)) keep_size(fd), put_all(fd, text, (size_t)n);
  free(text);
}

static int open_log(void) {
  return open(log_name, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void keep(const char *bytes, size_t n) {
  int fd = open_log();
  if (fd >= 0) {
    put_all(fd, bytes, n);
    shorten(fd);
    close(fd);
  }
  for (size_t i = 0; i < n; i++) recent[recent_end] = bytes[i], recent_end = (recent_end + 1) % RECENT;
  recent_size = recent_size + n > RECENT ? RECENT : recent_size + n;
}

/* Whether the program wants pastes marked: it says so, and takes it back. */
static void look_for_paste_mode(const char *bytes, size_t n) {
  static const char mark[] = "\033[?2004";
  static size_t seen;
  for (size_t i = 0; i < n; i++) {
    if (seen == sizeof mark - 1) {
      if (bytes[i] == 'h') is_pasting = 1;
      if (bytes[i] == 'l') is_pasting = 0;
      seen = 0;
    } else {
      seen = bytes[i] == mark[seen] ? seen + 1 : bytes[i] == mark[0];
    }
  }
}

static void leave(struct visitor *v) {
  if (v->fd >= 0) close(v->fd);
  v->fd = -1, v->n = 0, v->is_shown = 0;
}

/* A visitor who does not keep up is sent away: no program waits for one for long. */
static void show(struct visitor *v, const char *bytes, size_t n) {
  if (v->fd >= 0 && v->is_shown && !put_all(v->fd, bytes, n)) leave(v);
}

static void feed(const void *bytes, size_t n) {
  if (pending_size + n > PENDING_MOST) return;
  char *more = realloc(pending, pending_size + n);
  if (!more) return;
  pending = more;
  memcpy(pending + pending_size, bytes, n), pending_size += n;
}

static void resize(void) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  ioctl(terminal, TIOCSWINSZ, &size);
}

static void note_size(void) {
  int fd = open_log();
  if (fd >= 0) keep_size(fd), close(fd);
}

/* Shows what was last said, and has the program draw itself anew. */
static void welcome(struct visitor *v) {
  size_t begin = (recent_end + RECENT - recent_size) % RECENT, first = RECENT - begin;
  v->is_shown = 1;
  show(v, "\033[2J\033[H", 7);
  if (first > recent_size) first = recent_size;
  if (first > 0) show(v, recent + begin, first);
  if (recent_size > first) show(v, recent, recent_size - first);
  rows--, resize(), rows++, resize();
}

static void obey(struct visitor *v, unsigned char letter, const unsigned char *bytes, size_t n) {
  if (letter == 'I') feed(bytes, n);
  if (letter == 'P') {
    if (is_pasting) feed("\033[200~", 6);
    feed(bytes, n);
    if (is_pasting) feed("\033[201~", 6);
  }
  if (letter == 'W' && n == 4) {
    int c = bytes[0] << 8 | bytes[1], r = bytes[2] << 8 | bytes[3];
    if (c > 0 && r > 1) columns = c, rows = r, note_size(), resize();
  }
  if (letter == 'A') welcome(v);
}

static void hear(struct visitor *v) {
  ssize_t got = recv(v->fd, v->frame + v->n, sizeof v->frame - v->n, MSG_DONTWAIT);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got <= 0) {
    leave(v);
    return;
  }
  v->n += (size_t)got;
  while (v->fd >= 0 && v->n >= HEAD) {
    const unsigned char *h = v->frame;
    size_t n = (size_t)h[1] << 24 | (size_t)h[2] << 16 | (size_t)h[3] << 8 | h[4];
    if (n > FRAME) leave(v);
    if (v->fd < 0 || v->n < HEAD + n) return;
    obey(v, h[0], h + HEAD, n);
    v->n -= HEAD + n;
    memmove(v->frame, v->frame + HEAD + n, v->n);
  }
}

static void admit(int door) {
  int fd = accept(door, NULL, NULL);
  for (int i = 0; fd >= 0 && i < VISITORS; i++)
    if (visitors[i].fd < 0) {
      struct timeval limit = {.tv_sec = PATIENCE_SECONDS};
      fcntl(fd, F_SETFD, FD_CLOEXEC);
      setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
      visitors[i].fd = fd;
      return;
    }
  if (fd >= 0) close(fd);
}

/* False when nothing more will come. */
static int listen_to_program(void) {
  char part[PART];
  ssize_t n = read(terminal, part, sizeof part);
  if (n <= 0) return n < 0 && (errno == EINTR || errno == EAGAIN);
  look_for_paste_mode(part, (size_t)n);
  keep(part, (size_t)n);
  for (int i = 0; i < VISITORS; i++) show(&visitors[i], part, (size_t)n);
  return 1;
}

static void pass_on(void) {
  ssize_t n = write(terminal, pending, pending_size);
  if (n > 0) memmove(pending, pending + n, pending_size -= (size_t)n);
}

static void hold(pid_t program, int door) {
  int is_open = 1, status;
  for (;;) {
    struct pollfd all[3 + VISITORS] = {{.fd = door, .events = POLLIN},
                                       {.fd = news[0], .events = POLLIN},
                                       {.fd = is_open ? terminal : -1, .events = (short)(POLLIN | (pending_size ? POLLOUT : 0))}};
    for (int i = 0; i < VISITORS; i++) all[3 + i] = (struct pollfd){.fd = visitors[i].fd, .events = POLLIN};
    if (poll(all, 3 + VISITORS, -1) < 0 && errno != EINTR) return;
    if (waitpid(program, &status, WNOHANG) == program) break;
    if (all[1].revents) {
      char drained[64];
      ssize_t ignored = read(news[0], drained, sizeof drained);
      (void)ignored;
    }
    if (all[2].revents & POLLOUT) pass_on();
    if (all[2].revents & (POLLIN | POLLHUP | POLLERR)) is_open = listen_to_program();
    if (all[0].revents) admit(door);
    for (int i = 0; i < VISITORS; i++)
      if (all[3 + i].revents && visitors[i].fd == all[3 + i].fd) hear(&visitors[i]);
  }
  /* the last words, which are there already */
  struct pollfd rest = {.fd = terminal, .events = POLLIN};
  for (int i = 0; is_open && i < 4096 && poll(&rest, 1, 0) > 0 && rest.revents & POLLIN; i++) is_open = listen_to_program();
}

/* Begins when it is told to: the holder is ready then. */
static void become(char **words, const char *line, const int *go) {
  char told;
  int fd = -1;
  setsid();
  close(go[1]);
  if (read(go[0], &told, 1) != 1 || (fd = open(line, O_RDWR)) < 0 || ioctl(fd, TIOCSCTTY, 0)) _exit(127);
  for (int i = 0; i < 3; i++) dup2(fd, i);
  if (fd > 2) close(fd);
  for (int i = 1; i < NSIG; i++) signal(i, SIG_DFL);
  setenv("TERM", "xterm-256color", 1);
  execv(words[0], words);
  _exit(127);
}

static int run(const char *place, char **words) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  int door, go[2], none = open("/dev/null", O_RDWR | O_CLOEXEC);
  mode_t mask = umask(0177);
  if (pipe(news) || pipe(go) || none < 0) die("cannot begin");
  for (int i = 0; i < VISITORS; i++) visitors[i].fd = -1;
  for (int i = 0; i < 2; i++) {
    fcntl(news[i], F_SETFD, FD_CLOEXEC), fcntl(news[i], F_SETFL, O_NONBLOCK);
    fcntl(go[i], F_SETFD, FD_CLOEXEC);
  }
  if ((terminal = posix_openpt(O_RDWR | O_NOCTTY)) < 0 || grantpt(terminal) || unlockpt(terminal)) die("no terminal");
  fcntl(terminal, F_SETFD, FD_CLOEXEC), fcntl(terminal, F_SETFL, O_NONBLOCK);
  resize();
  if (fork()) _exit(0);
  setsid();
  static const int deaf[] = {SIGTERM, SIGHUP, SIGINT, SIGPIPE, SIGQUIT};
  for (size_t i = 0; i < sizeof deaf / sizeof *deaf; i++) signal(deaf[i], SIG_IGN);
  signal(SIGCHLD, wake);
  /* held open here too, so that it does not hang up before the program is there or while nobody has it open */
  if (open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC) < 0) die("no terminal");
  pid_t program = fork();
  if (program < 0) die("no process");
  if (!program) {
    umask(mask);
    become(words, ptsname(terminal), go);
  }
  if (chdir(place)) die(place);
  note_size();
  snprintf(name.sun_path, sizeof name.sun_path, "tty.%ld", (long)program);
  unlink(name.sun_path);
  door = socket(AF_UNIX, SOCK_STREAM, 0);
  fcntl(door, F_SETFD, FD_CLOEXEC);
  if (door < 0 || bind(door, (struct sockaddr *)&name, sizeof name) || listen(door, VISITORS)) die("no socket");
  if (!put_all(go[1], "", 1)) die("no program");
  for (int i = 0; i < 3; i++) dup2(none, i);
  close(go[0]), close(go[1]);
  hold(program, door);
  unlink(name.sun_path);
  return 0;
}

#include "visitor.h"

int main(int argc, char **argv) {
  if (argc > 3 && !strcmp(argv[1], "run")) return run(argv[2], argv + 3);
  if (argc == 3 && !strcmp(argv[1], "attach")) return attach(argv[2]);
  if (argc == 3 && !strcmp(argv[1], "paste")) return type(argv[2], 'P');
  if (argc == 3 && !strcmp(argv[1], "press")) return type(argv[2], 'I');
  fputs("usage: hold run PLACE WORD... | hold attach SOCKET | hold paste|press SOCKET\n", stderr);
  return 2;
}
