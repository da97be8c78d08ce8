/*
 * The loops of the simulation kernel in C, for bench/kernel.ts: the same draws from the same tables, the same network, the
 * same sums, for networks of FS links without lags, releases, levels, risk events, calendars and costs.
 *
 *   loops FILE POLICY BLOCKS ROUNDS
 *
 * FILE holds the network as bench/kernel.ts writes it. Simulates BLOCKS blocks of 256 replications, ROUNDS times; prints the
 * least seconds of a round, and the sums of all ends of the last activity and of the whole program, so that the
 * answers can be compared.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 256, POINTS = 1569, UNCONSTRAINED = 0, PLAN_ORDER = 1, PARALLEL = 2 };

static int count, links, resources, slot_count, seed;
static int32_t *key, *link_start, *link_from, *resource, *slots, *first_slot, *last, last_count;
static float *scale, *table, *spread;

static float values[BLOCK] __attribute__((aligned(64)));
static float duration[BLOCK] __attribute__((aligned(64)));
static int32_t places[BLOCK / 4] __attribute__((aligned(64)));
static float *ends, *freed, *program;
static double *end_sum, *start_sum, *duration_sum, *queue_sum, program_sum;

static inline uint32_t mix(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x21f0aaadu;
  x = (x ^ (x >> 15)) * 0x735a2d97u;
  return x ^ (x >> 15);
}

static uint32_t reversed(uint32_t x) {
  x = ((x >> 1) & 0x55555555u) | ((x & 0x55555555u) << 1);
  x = ((x >> 2) & 0x33333333u) | ((x & 0x33333333u) << 2);
  x = ((x >> 4) & 0x0f0f0f0fu) | ((x & 0x0f0f0f0fu) << 4);
  x = ((x >> 8) & 0x00ff00ffu) | ((x & 0x00ff00ffu) << 8);
  return (x >> 16) | (x << 16);
}

static uint32_t scrambled(uint32_t bits, uint32_t stream) {
  uint32_t own = mix(stream ^ 0x68e31da4u), x = bits + own;
  x ^= x * 0x6c50b47cu;
  x *= own | 1;
  x ^= x * 0xb82f1e52u;
  return x ^ (x * 0x8d22f6e6u);
}

static inline float tail_value(const float *end, int inwards, float chance) {
  float held = chance < 0x1p-24f ? 0x1p-24f : chance;
  held = held > 0x1.fffffep-7f ? 0x1.fffffep-7f : held;
  int32_t bits;
  memcpy(&bits, &held, 4);
  int bin = (bits >> 19) - 1648;
  float share = (float)(bits & 0x7ffff) * 0x1p-19f, low = end[inwards * bin], high = end[inwards * (bin + 1)];
  return low + share * (high - low);
}

/* The stratified sample of one activity in one block: `values` in the order of the strata's places, and where each four is. */
static int draw(int activity, int block) {
  uint32_t stream = mix((uint32_t)key[activity] ^ (uint32_t)seed);
  uint32_t bits = mix(stream + (uint32_t)(block + 1) * 0x9e3779b9u);
  int column = 1 + (((bits & 0xffff) * 63) >> 16);
  places[0] = (bits >> 26) * 4;
  for (int size = 1; size < BLOCK / 4; size *= 2) {
    for (int i = 0; i < size; i++) places[size + i] = places[i] ^ (column * 4);
    column = (column << 1) ^ (-(column >> 5) & 0x43);
  }
  float offset = (float)(scrambled(reversed(block), stream) >> 8) * 0x1p-24f;
  int quarter = (int)(4 * offset);
  float share = 4 * offset - quarter, times = scale[activity];
  const float *low = spread + quarter * 2 * BLOCK, *step = low + BLOCK;
  for (int p = 0; p < BLOCK; p++) values[p] = (step[p] * share + low[p]) * times;
  for (int k = 0; k < 4; k++) {
    values[4 * k] = tail_value(table, 1, (k + offset) * 0x1p-8f) * times;
    values[4 * k + 16] = tail_value(table + POINTS - 1, -1, ((k + 1) - offset) * 0x1p-8f) * times;
  }
  return (bits >> 24) & 3;
}

/* Gives each replication its value: four in a row have four in a row, with lanes exchanged. */
static void permute(int by) {
  switch (by) {
#define LANES(by)                                                                                   \
  case by:                                                                                          \
    for (int i = 0; i < BLOCK / 4; i++) {                                                           \
      const float *from = values + places[i];                                                       \
      for (int lane = 0; lane < 4; lane++) duration[4 * i + lane] = from[lane ^ by];                \
    }                                                                                               \
    break;
    LANES(0) LANES(1) LANES(2) LANES(3)
#undef LANES
  }
}

/* Sums in sixteen parts, so that the compiler may use vectors without being allowed to reorder sums. */
static double joined(const float *parts) {
  double sum = 0;
  for (int k = 0; k < 16; k++) sum += parts[k];
  return sum;
}

#define EACH(...)                               \
  for (int j = 0; j < BLOCK; j += 16)           \
    for (int k = 0; k < 16; k++) {              \
      __VA_ARGS__                               \
      end[j + k] = start + duration[j + k];     \
      durations[k] += duration[j + k];          \
      all[k] += end[j + k];                     \
    }

static void lockstep(int block, int policy) {
  if (policy == PLAN_ORDER) memset(freed, 0, (size_t)slot_count * BLOCK * sizeof *freed);
  for (int a = 0; a < count; a++) {
    permute(draw(a, block));
    float *restrict end = ends + (size_t)a * BLOCK;
    float durations[16] = {0}, all[16] = {0}, ready[BLOCK] __attribute__((aligned(64)));
    int first = link_start[a], into = link_start[a + 1] - first;
    const float *x = into > 0 ? ends + (size_t)link_from[first] * BLOCK : 0;
    const float *y = into > 1 ? ends + (size_t)link_from[first + 1] * BLOCK : 0;
    if (policy == UNCONSTRAINED && into == 0) {
      EACH(float start = 0;)
    } else if (policy == UNCONSTRAINED && into == 1) {
      EACH(float start = x[j + k];)
    } else if (policy == UNCONSTRAINED && into == 2) {
      EACH(float start = x[j + k] < y[j + k] ? y[j + k] : x[j + k];)
    } else {
      memset(ready, 0, sizeof ready);
      for (int l = first; l < first + into; l++) {
        const float *from = ends + (size_t)link_from[l] * BLOCK;
        for (int j = 0; j < BLOCK; j++) ready[j] = ready[j] < from[j] ? from[j] : ready[j];
      }
      if (policy == PLAN_ORDER) {
        float *own = freed + (size_t)first_slot[resource[a]] * BLOCK, queue[16] = {0};
        for (int j = 0; j < BLOCK; j += 16)
          for (int k = 0; k < 16; k++) {
            float start = ready[j + k] < own[j + k] ? own[j + k] : ready[j + k];
            queue[k] += start - ready[j + k];
            ready[j + k] = start;
          }
        queue_sum[a] += joined(queue);
      }
      EACH(float start = ready[j + k];)
      if (policy == PLAN_ORDER) {
        /* The slots of a resource in the order in which they get free: the end goes where it belongs, the lowest goes. */
        int n = slots[resource[a]];
        float *own = freed + (size_t)first_slot[resource[a]] * BLOCK;
        memcpy(ready, end, sizeof ready);
        for (int s = 0; s + 1 < n; s++) {
          float *restrict to = own + (size_t)s * BLOCK;
          const float *next = to + BLOCK;
          for (int j = 0; j < BLOCK; j++) {
            float low = next[j] < ready[j] ? next[j] : ready[j], high = next[j] < ready[j] ? ready[j] : next[j];
            to[j] = low;
            ready[j] = high;
          }
        }
        memcpy(own + (size_t)(n - 1) * BLOCK, ready, sizeof ready);
      }
    }
    double d = joined(durations), e = joined(all);
    duration_sum[a] += d;
    end_sum[a] += e;
    start_sum[a] += e - d;
  }
  memset(program, 0, BLOCK * sizeof *program);
  for (int k = 0; k < last_count; k++) {
    const float *end = ends + (size_t)last[k] * BLOCK;
    for (int j = 0; j < BLOCK; j++) program[j] = program[j] < end[j] ? end[j] : program[j];
  }
  for (int j = 0; j < BLOCK; j++) program_sum += program[j];
}

/* Parallel schedule generation: one replication after the other, from event to event. */
static float *by_replication, *start_of, *end_of, *ready_of;
static int32_t *pending, *degree, *out_start, *out_to, *bit, *first_word, *member, *member_start, *idle, *idle_count, *holder;
static int32_t *busy; /* Bits of floats that are not negative: they are in the order of the floats. */
static uint64_t *waiting, *filled, waited_for, has_idle;

static void arrive(int activity) {
  int at = bit[activity];
  waiting[at >> 6] |= 1ull << (at & 63);
  filled[at >> 12] |= 1ull << ((at >> 6) & 63);
  waited_for |= 1ull << resource[activity];
}

static int take_next(int r) {
  int group = first_word[r] >> 6;
  while (!filled[group]) group++;
  int word = (group << 6) + __builtin_ctzll(filled[group]), at = (word << 6) + __builtin_ctzll(waiting[word]);
  waiting[word] &= waiting[word] - 1;
  if (!waiting[word]) filled[group] &= filled[group] - 1;
  int others = 0;
  for (int k = group; k < first_word[r + 1] >> 6; k++) others |= filled[k] != 0;
  if (!others) waited_for &= ~(1ull << r);
  return member[member_start[r] + at - (first_word[r] << 6)];
}

static int soonest(void) {
  int32_t least = INT32_MAX;
  for (int s = 0; s < slot_count; s++) least = busy[s] < least ? busy[s] : least;
  int at = 0;
  while (busy[at] != least) at++;
  return at;
}

static void replication(const float *durations) {
  const int32_t infinite = 0x7f800000;
  float now = 0;
  memset(ready_of, 0, count * sizeof *ready_of);
  memcpy(pending, degree, count * sizeof *pending);
  for (int s = 0; s < slot_count; s++) busy[s] = infinite;
  has_idle = 0;
  for (int r = 0; r < resources; r++) {
    idle_count[r] = slots[r];
    has_idle |= 1ull << r;
    for (int k = 0; k < slots[r]; k++) idle[first_slot[r] + k] = first_slot[r] + k;
  }
  for (int a = 0; a < count; a++)
    if (!degree[a]) arrive(a);
  for (;;) {
    for (uint64_t both; (both = waited_for & has_idle);) {
      int r = __builtin_ctzll(both), a = take_next(r), left = --idle_count[r], s = idle[first_slot[r] + left];
      if (!left) has_idle &= ~(1ull << r);
      start_of[a] = now;
      end_of[a] = now + durations[a];
      holder[s] = a;
      memcpy(&busy[s], &end_of[a], 4);
    }
    int s = soonest();
    if (busy[s] == infinite) return;
    memcpy(&now, &busy[s], 4);
    do {
      int a = holder[s], r = resource[a];
      busy[s] = infinite;
      idle[first_slot[r] + idle_count[r]++] = s;
      has_idle |= 1ull << r;
      for (int k = out_start[a]; k < out_start[a + 1]; k++) {
        int to = out_to[k];
        ready_of[to] = ready_of[to] < now ? now : ready_of[to];
        if (!--pending[to]) arrive(to);
      }
      s = soonest();
    } while (memcmp(&busy[s], &now, 4) == 0);
  }
}

static void parallel(int block) {
  for (int a = 0; a < count; a++) {
    permute(draw(a, block));
    for (int j = 0; j < BLOCK; j++) by_replication[(size_t)j * (count + 16) + a] = duration[j];
  }
  for (int j = 0; j < BLOCK; j++) {
    const float *durations = by_replication + (size_t)j * (count + 16);
    replication(durations);
    for (int a = 0; a < count; a++) {
      start_sum[a] += start_of[a];
      end_sum[a] += end_of[a];
      duration_sum[a] += durations[a];
      queue_sum[a] += start_of[a] - ready_of[a];
    }
    float end = 0;
    for (int k = 0; k < last_count; k++) end = end < end_of[last[k]] ? end_of[last[k]] : end;
    program_sum += end;
  }
}

static void *room(size_t bytes) {
  void *at = aligned_alloc(64, (bytes + 127) & ~(size_t)63);
  if (!at) exit(3);
  return memset(at, 0, (bytes + 127) & ~(size_t)63);
}

static void *column(FILE *file, size_t n) {
  void *at = room(4 * n);
  if (fread(at, 4, n, file) != n) exit(2);
  return at;
}

static void prepare(void) {
  first_slot = room(4 * (resources + 1));
  first_word = room(4 * (resources + 1));
  member_start = room(4 * (resources + 1));
  for (int r = 0; r < resources; r++) {
    int n = 0;
    for (int a = 0; a < count; a++) n += resource[a] == r;
    first_slot[r + 1] = first_slot[r] + slots[r];
    first_word[r + 1] = first_word[r] + 64 * ((n + 4095) / 4096);
    member_start[r + 1] = member_start[r] + n;
  }
  slot_count = first_slot[resources];
  ends = room(sizeof(float) * count * BLOCK);
  freed = room(sizeof(float) * slot_count * BLOCK);
  program = room(sizeof(float) * BLOCK);
  end_sum = room(8 * count), start_sum = room(8 * count), duration_sum = room(8 * count), queue_sum = room(8 * count);
  by_replication = room(sizeof(float) * (count + 16) * BLOCK);
  start_of = room(4 * count), end_of = room(4 * count), ready_of = room(4 * count), pending = room(4 * count);
  degree = room(4 * count), out_start = room(4 * (count + 2)), out_to = room(4 * links), bit = room(4 * count);
  member = room(4 * count), idle = room(4 * slot_count), idle_count = room(4 * resources);
  holder = room(4 * slot_count), busy = room(4 * slot_count);
  waiting = room(8 * first_word[resources]), filled = room(8 * (first_word[resources] / 64 + 1));
  int *next = room(4 * (resources + count));
  for (int a = 0; a < count; a++) {
    int r = resource[a], k = next[r]++;
    bit[a] = (first_word[r] << 6) + k;
    member[member_start[r] + k] = a;
    degree[a] = link_start[a + 1] - link_start[a];
    for (int l = link_start[a]; l < link_start[a + 1]; l++) out_start[link_from[l] + 2]++;
  }
  for (int a = 0; a < count; a++) out_start[a + 2] += out_start[a + 1];
  for (int a = 0; a < count; a++)
    for (int l = link_start[a]; l < link_start[a + 1]; l++) out_to[out_start[link_from[l] + 1]++] = a;
}

int main(int argc, char **argv) {
  FILE *file = argc == 5 ? fopen(argv[1], "rb") : 0;
  int32_t head[5];
  if (!file || fread(head, 4, 5, file) != 5) return 2;
  count = head[0], links = head[1], resources = head[2], seed = head[3], last_count = head[4];
  key = column(file, count), scale = column(file, count), link_start = column(file, count + 1);
  link_from = column(file, links), resource = column(file, count), slots = column(file, resources);
  last = column(file, last_count), table = column(file, POINTS), spread = column(file, 8 * BLOCK);
  prepare();
  int policy = atoi(argv[2]), blocks = atoi(argv[3]), rounds = atoi(argv[4]);
  double best = 1e9;
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    memset(end_sum, 0, 8 * count);
    program_sum = 0;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int block = 0; block < blocks; block++) policy == PARALLEL ? parallel(block) : lockstep(block, policy);
    clock_gettime(CLOCK_MONOTONIC, &to);
    double took = (to.tv_sec - from.tv_sec) + 1e-9 * (to.tv_nsec - from.tv_nsec);
    best = took < best ? took : best;
  }
  printf("%.9g %.12g %.12g\n", best, end_sum[count - 1], program_sum);
  return 0;
}
