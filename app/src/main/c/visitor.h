/* SPDX-License-Identifier: MIT
 * The part of hold.c for whoever comes to a session: a terminal that is brought there, a text that is typed into it. */

static struct termios before;

static int call_holder(const char *path) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  char folder[4096];
  const char *slash = strrchr(path, '/');
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  /* a path too long for a socket is reached from inside its folder */
  if (slash && (size_t)(slash - path) < sizeof folder) {
    memcpy(folder, path, (size_t)(slash - path)), folder[slash - path] = 0;
    if (chdir(folder)) die(folder);
    path = slash + 1;
  }
  snprintf(name.sun_path, sizeof name.sun_path, "%s", path);
  if (fd < 0 || connect(fd, (struct sockaddr *)&name, sizeof name)) die("the session has no terminal");
  return fd;
}

static void give_back(void) {
  static const char plain[] = "\033[?1049l\033[?1000l\033[?1002l\033[?1003l\033[?1004l\033[?1006l\033[?2004l\033[<u\033[?25h\033[0m\r\n";
  put_all(1, plain, sizeof plain - 1);
  tcsetattr(0, TCSADRAIN, &before);
}

static void tell_size(int fd) {
  struct winsize s;
  if (ioctl(0, TIOCGWINSZ, &s)) return;
  unsigned char size[4] = {(unsigned char)(s.ws_col >> 8), (unsigned char)s.ws_col, (unsigned char)(s.ws_row >> 8), (unsigned char)s.ws_row};
  send_frame(fd, 'W', size, sizeof size);
}

/* Keys, without the one that leaves: false when it was pressed. */
static int pass_keys(int fd, const char *keys, size_t n) {
  static int is_prefixed;
  char out[2 * PART];
  size_t m = 0;
  for (size_t i = 0; i < n; i++) {
    if (is_prefixed && keys[i] == 'd') return 0;
    /* what the terminal itself says may come between two keys */
    if (is_prefixed && keys[i] == 27 && n - i > 1) {
      memcpy(out + m, keys + i, n - i), m += n - i;
      break;
    }
    if (!is_prefixed && keys[i] == 2) {
      is_prefixed = 1;
      continue;
    }
    if (is_prefixed && keys[i] != 2) out[m++] = 2;
    is_prefixed = 0;
    out[m++] = keys[i];
  }
  for (size_t at = 0; at < m; at += PART) send_frame(fd, 'I', out + at, m - at < PART ? m - at : PART);
  return 1;
}

static int attach(const char *path) {
  char part[PART];
  ssize_t n;
  int fd = call_holder(path);
  struct sigaction on_size = {.sa_handler = wake};
  if (tcgetattr(0, &before)) die("no terminal here");
  if (pipe(news)) die("cannot begin");
  for (int i = 0; i < 2; i++) fcntl(news[i], F_SETFL, O_NONBLOCK);
  sigaction(SIGWINCH, &on_size, NULL);
  signal(SIGPIPE, SIG_IGN);
  struct termios raw = before;
  cfmakeraw(&raw);
  tcsetattr(0, TCSADRAIN, &raw);
  tell_size(fd);
  send_frame(fd, 'A', "", 0);
  for (;;) {
    struct pollfd all[3] = {{.fd = 0, .events = POLLIN}, {.fd = fd, .events = POLLIN}, {.fd = news[0], .events = POLLIN}};
    if (poll(all, 3, -1) < 0 && errno != EINTR) break;
    if (all[2].revents && read(news[0], part, sizeof part) > 0) tell_size(fd);
    if (all[1].revents) {
      if ((n = recv(fd, part, sizeof part, 0)) <= 0) break;
      put_all(1, part, (size_t)n);
    }
    if (all[0].revents) {
      if ((n = read(0, part, sizeof part)) > 0 && pass_keys(fd, part, (size_t)n)) continue;
      give_back();
      puts("[left; the session goes on]");
      return 0;
    }
  }
  give_back();
  /* its name goes before its holder does */
  puts(access(strrchr(path, '/') ? strrchr(path, '/') + 1 : path, F_OK) ? "[the session is over]" : "[lost touch with it; come again]");
  return 0;
}

/* What is pasted is marked as that where the program asks for it; keys are not. */
static int type(const char *path, char letter) {
  static char text[FRAME];
  size_t n = 0;
  ssize_t got;
  int fd = call_holder(path);
  signal(SIGPIPE, SIG_IGN);
  while (n < sizeof text && (got = read(0, text + n, sizeof text - n)) > 0) n += (size_t)got;
  return n == sizeof text || !send_frame(fd, letter, text, n);
}
