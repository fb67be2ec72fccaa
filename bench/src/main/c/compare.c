/* SPDX-License-Identifier: MIT
 * usage: compare ROUNDS FOLDER -- LABEL [NAME=value...] PROGRAM WORD... [-- LABEL ...]
 * Runs all the commands in FOLDER again and again, in another order each round, and prints for each the wall time of the
 * whole process (median, least) and its processor time (median). The label `fdatasync` without a command stands for one
 * write of 4 KiB and fdatasync in that folder, which is what a durable commit cannot do without. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 64 };
extern char **environ;
static struct row { char *label, **words, **surroundings; double *wall, *cpu; int failures; } rows[MOST];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double milliseconds(struct timeval t) { return t.tv_sec * 1e3 + t.tv_usec / 1e3; }

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void flush_once(void) {
  char page[4096] = {0};
  int fd = open("fdatasync.probe", O_CREAT | O_WRONLY | O_APPEND, 0600);
  if (fd < 0 || write(fd, page, sizeof page) < 0 || fdatasync(fd)) perror("fdatasync");
  close(fd);
}

static void run(struct row *row, int round, int nothing) {
  struct rusage used = {0};
  int status = 0;
  double start = now();
  if (!*row->words) {
    flush_once();
  } else {
    pid_t child = vfork();
    if (child == 0) {
      dup2(nothing, 0), dup2(nothing, 1), dup2(nothing, 2);
      execvpe(*row->words, row->words, row->surroundings);
      _exit(127);
    }
    wait4(child, &status, 0, &used);
  }
  row->wall[round] = now() - start;
  row->cpu[round] = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
  row->failures += status != 0;
}

/* Takes the NAME=value words off the front and puts them behind the environment. */
static void surround(struct row *row) {
  size_t n = 0;
  while (environ[n]) n++;
  row->surroundings = calloc(n + 16, sizeof(char *));
  memcpy(row->surroundings, environ, n * sizeof(char *));
  while (*row->words && strchr(*row->words, '=') && n < 4096) row->surroundings[n++] = *row->words++;
}

int main(int argc, char **argv) {
  int rounds = argc > 3 ? atoi(argv[1]) : 0, n = 0, nothing = open("/dev/null", O_RDWR);
  if (rounds < 1 || chdir(argv[2])) return fprintf(stderr, "usage: compare ROUNDS FOLDER -- LABEL COMMAND...\n"), 2;
  for (int i = 3; i < argc && n < MOST; i++) {
    if (strcmp(argv[i], "--") || i + 1 >= argc) continue;
    argv[i] = NULL;
    rows[n++] = (struct row){argv[i + 1], argv + i + 2, NULL, calloc(rounds, sizeof(double)), calloc(rounds, sizeof(double)), 0};
  }
  for (int i = 0; i < n; i++) surround(&rows[i]);
  srand(1);
  for (int round = 0; round < rounds; round++) {
    int order[MOST];
    for (int i = 0; i < n; i++) order[i] = i;
    for (int i = n - 1; i > 0; i--) {
      int j = rand() % (i + 1), k = order[i];
      order[i] = order[j], order[j] = k;
    }
    for (int i = 0; i < n; i++) run(&rows[order[i]], round, nothing);
  }
  printf("%-28s %10s %10s %10s\n", "milliseconds", "median", "least", "cpu");
  for (int i = 0; i < n; i++) {
    qsort(rows[i].wall, rounds, sizeof(double), ascending);
    qsort(rows[i].cpu, rounds, sizeof(double), ascending);
    printf("%-28s %10.2f %10.2f %10.2f", rows[i].label, rows[i].wall[rounds / 2], rows[i].wall[0], rows[i].cpu[rounds / 2]);
    printf(rows[i].failures ? "   %d of %d failed\n" : "\n", rows[i].failures, rounds);
  }
  return 0;
}
