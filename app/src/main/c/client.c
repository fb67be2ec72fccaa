/* SPDX-License-Identifier: MIT
 * The native client: hands a call of bd or gt to the server and relays what comes back. Where there is no server, or it
 * does not answer in time, or says so, it becomes a JVM that carries the call out by itself, under the same command id,
 * so that a call that was half done is finished and never done twice. It shows nothing of a short answer before it has
 * the whole of it. config.h is written by assemble.sh. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "config.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif
enum { FIRST_BYTE_SECONDS = 5, SILENCE_SECONDS = 20, CONNECT_SECONDS = 1, STARTING_SECONDS = 10, GUARD_SECONDS = 8,
       GATHER = 4 << 20 };

extern char **environ;
static char **words, program[16], id[33], terminal[32], folder[PATH_MAX - 64];
static int count, spooled;
static off_t input_start = -1;

/* What of the environment is let through. The same list is in Passing.java, and a test compares them. */
static const char passing[] =
    "HOME PATH TZ LANG LANGUAGE LC_* USER LOGNAME SHELL TMPDIR TERM COLORTERM COLUMNS LINES CI EDITOR VISUAL PAGER LESS"
    " NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE GIT_* SSH_* GPG_TTY XDG_* HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY"
    " http_proxy https_proxy all_proxy no_proxy BEADS_* BD_* GT_* CLAUDE_* TMUX*"
    " ANTHROPIC_* DISABLE_* IS_SANDBOX AWS_* GOOGLE_* CLOUD_ML_REGION VERTEX_REGION_* NODE_EXTRA_CA_CERTS SSL_CERT_*";

static int is_passed(const char *entry) {
  size_t length = strcspn(entry, "=");
  if (!strncmp(entry, "GT_COMMAND_ID=", 14) || !strncmp(entry, "GT_TERMINAL=", 12)) return 0;
  for (const char *p = passing; *p; p += strspn(p, " ")) {
    size_t n = strcspn(p, " ");
    if (p[n - 1] == '*' ? length >= n - 1 && !strncmp(p, entry, n - 1) : length == n && !strncmp(p, entry, n)) return 1;
    p += n;
  }
  return 0;
}

static int is_on(const char *name) {
  const char *value = getenv(name);
  return value && *value && strcmp(value, "0") && strcasecmp(value, "false");
}

static void die(const char *what, const char *try_this) {
  fprintf(stderr, "%s: %s\n    try      %s\n", program, what, try_this);
  exit(1);
}

static void put_all(int to, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t done = write(to, bytes, n);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0 && to == 1 && errno != EPIPE) die("cannot write to standard output", "df -h, or another place for the output");
    if (done < 0) return;
    bytes += done, n -= (size_t)done;
  }
}

static void utf8_locale(void) {
  const char *l = getenv("LC_ALL");
  if (!l || !*l) l = getenv("LC_CTYPE");
  if (!l || !*l) l = getenv("LANG");
  if (!l || (!strcasestr(l, "utf-8") && !strcasestr(l, "utf8"))) setenv("LC_ALL", "C.UTF-8", 1);
}

/* A standard stream that the caller closed leads nowhere; else the next file opened would take its place. */
static void open_standard(void) {
  for (int fd = 0; fd < 3; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd) _exit(1);
}

/* A session whose folder was deleted under it stands in its worktree again; what gt is asked holds anywhere in its town. */
static void stand(void) {
  char cwd[PATH_MAX];
  const char *places[] = {getenv("GT_POLECAT_PATH"), *program == 'g' ? getenv("GT_TOWN_ROOT") : NULL};
  for (int i = 0; i < 2 && !getcwd(cwd, sizeof cwd); i++)
    if (places[i] && *places[i] == '/' && chdir(places[i])) continue;
  if (!getcwd(cwd, sizeof cwd)) die("the current folder is gone", "cd to another one");
}

/* Becomes a JVM for this one call. */
static void become_jvm(void) {
  static const char *flags[] = {GT_FLAGS};
  size_t n = sizeof flags / sizeof *flags;
  char **line = calloc(n + (size_t)count + 4, sizeof *line);
  if (!line) die("out of memory", "free some memory");
  line[0] = (char *)GT_JAVA;
  memcpy(line + 1, flags, sizeof flags);
  line[n + 1] = (char *)"gastown.app.Main";
  line[n + 2] = program;
  memcpy(line + n + 3, words + 1, ((size_t)count - 1) * sizeof *line);
  if (input_start >= 0) lseek(0, input_start, SEEK_SET);
  utf8_locale();
  setenv("GT_COMMAND_ID", id, 1);
  setenv("GT_TERMINAL", terminal, 1);
  unsetenv("JAVA_TOOL_OPTIONS"), unsetenv("JDK_JAVA_OPTIONS"), unsetenv("_JAVA_OPTIONS");
  execv(GT_JAVA, line);
  die("the JDK this was built with is gone: " GT_JAVA, "remove " GT_HOME " and call again; it is then built with another one");
}

/* Where servers live: private to this user, or nowhere. */
static int find_folder(int make) {
  const char *runtime = getenv("XDG_RUNTIME_DIR"), *home = getenv("HOME");
  struct stat s;
  int n = runtime && *runtime == '/' ? snprintf(folder, sizeof folder, "%s/gastown", runtime)
          : home && *home == '/'     ? snprintf(folder, sizeof folder, "%s/.local/state/gastown/run", home)
                                     : -1;
  if (n < 0 || (size_t)n >= sizeof folder) return 0;
  if (make) {
    for (char *p = strchr(folder + 1, '/'); p; p = strchr(p + 1, '/')) {
      *p = 0, mkdir(folder, 0700), *p = '/';
    }
    mkdir(folder, 0700);
  }
  return !lstat(folder, &s) && S_ISDIR(s.st_mode) && s.st_uid == getuid() && !(s.st_mode & 077);
}

/* A socket that is connected to the server; -1 and why there is none. A path too long for a socket is reached from inside
 * its folder. */
static int call_server(int *why) {
  struct sockaddr_un a = {.sun_family = AF_UNIX};
  struct timeval limit = {.tv_sec = CONNECT_SECONDS};
  int here = -1, fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0) return *why = errno, -1;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  if ((size_t)snprintf(a.sun_path, sizeof a.sun_path, "%s/" GT_NAME ".sock", folder) >= sizeof a.sun_path) {
    snprintf(a.sun_path, sizeof a.sun_path, GT_NAME ".sock");
    here = open(".", O_RDONLY | O_CLOEXEC);
    if (here < 0 || chdir(folder)) return *why = EACCES, close(fd), -1;
  }
  int bad = connect(fd, (struct sockaddr *)&a, sizeof a);
  *why = errno;
  if (here >= 0 && (fchdir(here) || close(here))) die("the current folder is gone", "cd to another one");
  return bad ? close(fd), -1 : fd;
}

/* Whether the server this marker names died before it could serve. */
static int is_stale(const char *path) {
  char number[16] = "";
  struct stat s;
  int marker = open(path, O_RDONLY | O_CLOEXEC);
  if (marker < 0) return 0;
  int old = !fstat(marker, &s) && time(NULL) - s.st_mtime > STARTING_SECONDS;
  pid_t server = read(marker, number, sizeof number - 1) > 0 ? atoi(number) : 0;
  close(marker);
  return old || (server > 0 && kill(server, 0) && errno == ESRCH);
}

/* Starts a server that outlives us, unless somebody is at it already. It gets nothing of ours but what it needs. */
static void start_server(mode_t mask) {
  char path[PATH_MAX], umask_text[16];
  int marker;
  if (!find_folder(1)) return;
  snprintf(path, sizeof path, "%s/" GT_NAME ".starting", folder);
  if (is_stale(path)) unlink(path);
  if ((marker = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600)) < 0) return;
  pid_t child = fork();
  if (child) {
    close(marker);
    if (child > 0) waitpid(child, NULL, 0);
    return;
  }
  setsid();
  if (fork()) _exit(0);
  dprintf(marker, "%d", (int)getpid());
  signal(SIGINT, SIG_DFL), signal(SIGHUP, SIG_IGN), signal(SIGPIPE, SIG_DFL);
  snprintf(path, sizeof path, "%s/" GT_NAME ".log", folder);
  int log = open(path, O_CREAT | O_WRONLY | O_APPEND, 0600), none = open("/dev/null", O_RDWR);
  if (log < 0 || none < 0 || chdir(folder)) _exit(1);
  dup2(none, 0), dup2(log, 1), dup2(log, 2);
  long most = sysconf(_SC_OPEN_MAX);
  for (int fd = 3; fd < (most > 0 && most < 4096 ? most : 4096); fd++) close(fd);
  static const char *flags[] = {"-Xmx256m", "-XX:TieredStopAtLevel=4", "-XX:+ExitOnOutOfMemoryError",
                                /* Queries hold the thread that carries them, so there are more of these than processors. */
                                "-Djdk.virtualThreadScheduler.parallelism=16", GT_SERVER_FLAGS};
  static const char *common[] = {GT_FLAGS}, *kept[] = {"HOME=", "PATH=", "XDG_RUNTIME_DIR=", "USER=", "TMPDIR=", "LANG=", "LC_"};
  const char *line[128] = {GT_JAVA}, *surroundings[64] = {0};
  char idle[64];
  size_t n = 1, m = 0;
  for (size_t i = 0; i < sizeof common / sizeof *common && n < 100; i++) line[n++] = common[i];
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (flags[i] && *flags[i]) line[n++] = flags[i];
  if (getenv("GT_SERVER_IDLE") && (size_t)snprintf(idle, sizeof idle, "-Dgastown.idle=%s", getenv("GT_SERVER_IDLE")) < sizeof idle)
    line[n++] = idle;
  snprintf(umask_text, sizeof umask_text, "%o", (unsigned)mask);
  line[n++] = "gastown.app.Main", line[n++] = "server", line[n++] = folder, line[n++] = GT_NAME, line[n++] = umask_text;
  utf8_locale();
  for (char **e = environ; *e && m < 60; e++)
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
      if (!strncmp(*e, kept[i], strlen(kept[i]))) { surroundings[m++] = *e; break; }
  execve(GT_JAVA, (char **)line, (char **)surroundings);
  _exit(1);
}

/* The request: a length, then texts that end in zero bytes. See Request.java. */
static char *request(size_t *size, mode_t mask) {
  char cwd[PATH_MAX], link[256] = "", number[2][16];
  const char *zone = getenv("TZ");
  if (!getcwd(cwd, sizeof cwd)) die("the current folder is gone", "cd to another one");
  if (!zone) {
    ssize_t n = readlink("/etc/localtime", link, sizeof link - 1);
    zone = n > 0 ? link : "";
  }
  snprintf(number[0], sizeof *number, "%o", (unsigned)mask);
  snprintf(number[1], sizeof *number, "%d", count - 1);
  const char *head[] = {GT_BUILD, id, program, cwd, zone, terminal, number[0], number[1]};
  size_t n = 4;
  for (size_t i = 0; i < sizeof head / sizeof *head; i++) n += strlen(head[i]) + 1;
  for (int i = 1; i < count; i++) n += strlen(words[i]) + 1;
  for (char **e = environ; *e; e++) n += is_passed(*e) ? strlen(*e) + 1 : 0;
  char *all = malloc(n), *p = all + 4;
  if (!all) die("out of memory", "free some memory");
  for (size_t i = 0; i < sizeof head / sizeof *head; i++) p = stpcpy(p, head[i]) + 1;
  for (int i = 1; i < count; i++) p = stpcpy(p, words[i]) + 1;
  for (char **e = environ; *e; e++)
    if (is_passed(*e)) p = stpcpy(p, *e) + 1;
  for (int i = 0; i < 4; i++) all[i] = (char)((n - 4) >> (24 - 8 * i));
  *size = n;
  return all;
}

static int send_all(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t done = send(fd, bytes, n, MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return 0;
    bytes += done, n -= (size_t)done;
  }
  return 1;
}

/* Sends standard input. A pipe is copied to a nameless file first, so that a JVM can read it again if it comes to that. */
static int send_input(int fd) {
  char part[5 + 65536], path[PATH_MAX];
  ssize_t n;
  input_start = lseek(0, 0, SEEK_CUR);
  if (input_start < 0) {
    snprintf(path, sizeof path, "%s/input.XXXXXX", folder);
    int copy = mkstemp(path);
    if (copy < 0 || unlink(path)) die("cannot keep standard input aside", "give the command a file");
    while ((n = read(0, part, sizeof part)) != 0) {
      if (n < 0 && errno != EINTR) break;
      if (n > 0 && write(copy, part, (size_t)n) != n) die("cannot keep standard input aside: disk full?", "df -h");
    }
    dup2(copy, 0), close(copy);
    spooled = 1, input_start = 0;
    lseek(0, 0, SEEK_SET);
  }
  do {
    while ((n = read(0, part + 5, 65536)) < 0 && errno == EINTR) continue;
    if (n < 0) n = 0;
    part[0] = 'D';
    for (int i = 0; i < 4; i++) part[1 + i] = (char)((uint32_t)n >> (24 - 8 * i));
    if (!send_all(fd, part, 5 + (size_t)n)) return 0;
  } while (n > 0);
  return 1;
}

/* Shows the gathered pieces in their order and returns what is left over: an unfinished piece. */
static size_t show(const char *pieces, size_t n) {
  size_t at = 0;
  while (n - at >= 5) {
    const unsigned char *h = (const unsigned char *)pieces + at;
    size_t length = (size_t)h[1] << 24 | (size_t)h[2] << 16 | (size_t)h[3] << 8 | h[4];
    if (n - at < 5 + length) break;
    if (*h == 'O' || *h == 'E') put_all(*h == 'O' ? 1 : 2, pieces + at + 5, length);
    at += 5 + length;
  }
  return at;
}

/* A long list on a terminal goes through the person's pager, as a shell would start it. Returns when there is none. */
static void page(const char *pieces, size_t n) {
  const char *pager = getenv("BD_PAGER");
  struct winsize size = {0};
  int ends[2], is_list = 0, lines = 0;
  for (int i = 1; i < count; i++) {
    if (!strcmp(words[i], "list")) is_list = 1;
    if (!strcmp(words[i], "--no-pager")) return;
  }
  if (!is_list || is_on("BD_NO_PAGER") || !isatty(0) || !isatty(1) || ioctl(1, TIOCGWINSZ, &size)) return;
  for (size_t i = 0; i < n; i++) lines += pieces[i] == '\n';
  if (!pager) pager = getenv("PAGER");
  if (!pager) pager = "less";
  if (lines < size.ws_row || !*pager || !strcmp(pager, "cat") || pipe(ends)) return;
  pid_t child = fork();
  if (!child) {
    dup2(ends[0], 0), close(ends[0]), close(ends[1]);
    setenv("LESS", "FRX", 0);
    execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
    _exit(127);
  }
  close(ends[0]);
  signal(SIGPIPE, SIG_IGN), signal(SIGINT, SIG_IGN);
  int screen = dup(1), status = 0;
  dup2(ends[1], 1), close(ends[1]);
  if (child > 0) show(pieces, n);
  dup2(screen, 1);
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127)) _exit(pieces[n - 1]);
}

/* Relays the answer and ends with its exit code. Returns when a JVM must do it. */
static void relay(int fd) {
  struct timeval limit = {.tv_sec = FIRST_BYTE_SECONDS};
  size_t room = 65536, n = 0, seen = 0;
  char *all = malloc(room);
  int shown = 0;
  while (all) {
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ssize_t got = recv(fd, all + n, room - n, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    limit.tv_sec = SILENCE_SECONDS;
    n += (size_t)got;
    while (n - seen >= 5) {
      const unsigned char *h = (const unsigned char *)all + seen;
      size_t length = (size_t)h[1] << 24 | (size_t)h[2] << 16 | (size_t)h[3] << 8 | h[4];
      if (n - seen < 5 + length) break;
      seen += 5 + length;
      if (*h == 'J' && !shown) return;
      if (*h == 'I' && !send_input(fd)) return;
      if (*h == 'X') page(all, n), show(all, n), _exit(h[5]);
    }
    if (seen > GATHER) {
      size_t done = show(all, seen);
      memmove(all, all + done, n - done);
      n -= done, seen = 0, shown = 1;
    }
    if (n == room && !(all = realloc(all, room *= 2))) break;
  }
  if (shown) die("the server ended in the middle of a long answer", "the same command again");
}

static void facts(void) {
  unsigned char random[16];
  struct winsize size = {0};
  const char *columns = getenv("COLUMNS");
  int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC), in = isatty(0), out = isatty(1), err = isatty(2);
  if (fd < 0 || read(fd, random, sizeof random) != (ssize_t)sizeof random) die("cannot read /dev/urandom", "ls -l /dev/urandom");
  close(fd);
  for (int i = 0; i < 16; i++) id[2 * i] = "0123456789abcdef"[random[i] >> 4], id[2 * i + 1] = "0123456789abcdef"[random[i] & 15];
  if (out) ioctl(1, TIOCGWINSZ, &size);
  snprintf(terminal, sizeof terminal, "%d%d%d %d", in, out, err, size.ws_col ? size.ws_col : columns ? atoi(columns) : 80);
}

/* Who asks whether a server runs, or wants it gone, is not given one. */
static int is_about_server(void) {
  return *program == 'g' && count > 1 && !strcmp(words[1], "daemon") && (count == 2 || strcmp(words[2], "start"));
}

int main(int argc, char **argv) {
  const char *name = strrchr(argv[0], '/');
  int why = 0, fd = -1;
  size_t size;
  words = argv, count = argc;
  snprintf(program, sizeof program, "%s", !strcmp(name ? name + 1 : argv[0], "gt") ? "gt" : "bd");
  open_standard();
  stand();
  facts();
  /* A guard that cannot decide in time says no: whoever asks it takes this end for that, a JVM's too. */
  if (count > 2 && *program == 'g' && !strcmp(words[1], "tap") && !strcmp(words[2], "guard")) {
    signal(SIGALRM, SIG_DFL);
    alarm(GUARD_SECONDS);
  }
  const char *wish = getenv("GT_SERVER");
  if ((wish && (!strcasecmp(wish, "off") || !strcmp(wish, "0"))) || is_on("BEADS_NO_DAEMON")) become_jvm();
  /* The demo has a home of its own and leaves nothing in this one, no server either. */
  if (count > 1 && !strcmp(words[1], "demo") && *program == 'g') become_jvm();
  mode_t mask = umask(0);
  umask(mask);
  if (find_folder(0)) fd = call_server(&why);
  else why = ENOENT;
  if (fd >= 0) {
    char *all = request(&size, mask);
    if (send_all(fd, all, size)) relay(fd);
    close(fd);
  } else if ((why == ENOENT || why == ECONNREFUSED) && !is_about_server()) {
    start_server(mask);
  }
  become_jvm();
}
