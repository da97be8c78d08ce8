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

/*
 * Parallel schedule generation, two replications side by side: packages/kernel/assembly/simulation/side-by-side.ts. A seat is a
 * bit of a word; the words of a resource in a row; the last seat is for nobody. At most 60 words and 32 slots here.
 */
enum { LEAVES = 32, LEVELS = 5, LEAF_BITS = 12, OWN = 3, WORDS = 64 };
static const uint64_t NEVER = 0x7f80000000000000u;

typedef struct {
  uint64_t waiting[WORDS], tree[2 * LEAVES], root, until, filled, open;
  uint32_t now, free_count, leaf[LEAVES + 1];
  int32_t idle[WORDS];
  uint8_t left[64 * WORDS];
  float *ready, *start;
  const float *durations;
} State;

/* What the first half of a step hands to the second. */
typedef struct {
  uint64_t filled, open, allowed;
  uint32_t now, free_count, leaf;
} Half;

static State at_first, states[2];
static float *by_replication;
static int32_t *seat, *further, words, nobody, stride;
static uint16_t *followers;
static uint64_t own_words[WORDS];
static int32_t first_word[WORDS];

/* Keeps the compiler from making a branch of what is chosen by bits. */
static inline uint64_t bits_if(int yes) {
  uint64_t bits = -(uint64_t)yes;
  __asm__("" : "+r"(bits));
  return bits;
}

static inline uint64_t lesser(uint64_t a, uint64_t b) { return a < b ? a : b; }

static inline uint64_t tell(State *s, uint32_t to, uint32_t now) {
  uint64_t one = --s->left[to] == 0;
  memcpy(&s->ready[to], &now, 4);
  s->waiting[to >> 6] |= one << (to & 63);
  return one << (to >> 6);
}

static inline Half conclude(State *s) {
  uint64_t least = s->root, none = bits_if((s->filled & s->open) == 0), until = s->until;
  until ^= (until ^ (NEVER - 1)) & none;
  uint64_t ends = bits_if(least <= until), allowed;
  uint32_t free_count = s->free_count - 1 + (ends & 1), free = s->leaf[free_count];
  uint32_t entry = (uint32_t)nobody << LEAF_BITS | free, now = s->now;
  entry ^= (entry ^ (uint32_t)least) & (uint32_t)ends;
  now ^= (now ^ (uint32_t)(least >> 32)) & (uint32_t)ends;
  uint32_t a = entry >> LEAF_BITS, leaf = entry & ((1 << LEAF_BITS) - 1), at = LEAVES + leaf;
  uint64_t filled = s->filled, open = s->open | own_words[a >> 6], others = ~0ull;
  s->idle[first_word[a >> 6]]++;
  const uint16_t *to = followers + 4 * a;
  for (int k = 0; k < OWN; k++) filled |= tell(s, to[k], now);
  if (to[OWN])
    for (const int32_t *k = further + to[OWN]; *k >= 0; k++) filled |= tell(s, *k, now);
  for (int level = 0; level < LEVELS; level++, at >>= 1) others = lesser(others, s->tree[at ^ 1]);
  allowed = filled & open & bits_if(((uint32_t)(others >> 32) > now) | !ends);
  return (Half){filled, open, allowed, now, free_count, leaf};
}

static inline void give(State *s, Half half) {
  int w = __builtin_ctzll(half.allowed | 1ull << words);
  s->waiting[words] = 1ull << 63;
  uint64_t waits = s->waiting[w], rest = waits & (waits - 1);
  uint32_t a = 64 * w + __builtin_ctzll(waits), at = LEAVES + half.leaf, bits;
  s->waiting[w] = rest;
  s->filled = half.filled & ~((uint64_t)(rest == 0) << w);
  s->open = half.open & ~(own_words[w] & bits_if(--s->idle[first_word[w]] == 0));
  float start, end;
  memcpy(&start, &half.now, 4);
  s->start[a] = start;
  end = start + s->durations[a];
  memcpy(&bits, &end, 4);
  uint64_t node = (uint64_t)bits << 32 | a << LEAF_BITS | half.leaf;
  for (int level = 0; level < LEVELS; level++, at >>= 1) {
    uint64_t beside = s->tree[at ^ 1];
    s->tree[at] = node;
    node = lesser(node, beside);
  }
  s->leaf[half.free_count] = half.leaf;
  s->free_count = half.free_count + (w == words);
  s->until = ((uint64_t)half.now << 32 | 0xffffffffu) & ((uint64_t)(w != words) - 1);
  s->root = node;
  s->now = half.now;
}

static void reset(State *s, const float *durations) {
  memcpy(s->waiting, at_first.waiting, sizeof s->waiting);
  memcpy(s->left, at_first.left, 64 * (words + 1));
  memcpy(s->idle, at_first.idle, sizeof s->idle);
  s->filled = at_first.filled, s->open = at_first.open;
  s->now = 0, s->until = 0xffffffffu;
  s->durations = durations;
}

static void count_sums(const State *s) {
  for (int a = 0; a < 64 * words; a++) {
    start_sum[a] += s->start[a];
    end_sum[a] += s->start[a] + s->durations[a];
    duration_sum[a] += s->durations[a];
    queue_sum[a] += s->start[a] - s->ready[a];
  }
  float end = 0;
  for (int k = 0; k < last_count; k++) {
    float own = s->start[seat[last[k]]] + s->durations[seat[last[k]]];
    end = end < own ? own : end;
  }
  program_sum += end;
}

static void parallel(int block) {
  for (int a = 0; a < count; a++) {
    permute(draw(a, block));
    for (int j = 0; j < BLOCK; j++) by_replication[(size_t)j * stride + seat[a]] = duration[j];
  }
  for (int j = 0; j < BLOCK; j += 2) {
    for (int k = 0; k < 2; k++) reset(&states[k], by_replication + (size_t)(j + k) * stride);
    do {
      Half one = conclude(&states[0]), other = conclude(&states[1]);
      give(&states[0], one);
      give(&states[1], other);
    } while (lesser(states[0].root, states[1].root) < NEVER);
    for (int k = 0; k < 2; k++) count_sums(&states[k]);
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
  for (int r = 0; r < resources; r++) first_slot[r + 1] = first_slot[r] + slots[r];
  slot_count = first_slot[resources];
  ends = room(sizeof(float) * count * BLOCK);
  freed = room(sizeof(float) * slot_count * BLOCK);
  program = room(sizeof(float) * BLOCK);
  size_t sums = 8 * (count > 64 * WORDS ? count : 64 * WORDS);
  end_sum = room(sums), start_sum = room(sums), duration_sum = room(sums), queue_sum = room(sums);
}

static void prepare_parallel(void) {
  seat = room(4 * count);
  for (int r = 0; r < resources; r++) {
    int n = 0, first = words;
    for (int a = 0; a < count; a++)
      if (resource[a] == r) seat[a] = 64 * first + n++;
    words += (n + 63) / 64;
    if (words > WORDS - 1 - OWN || slot_count > LEAVES) exit(4);
    at_first.idle[first] = slots[r];
    for (int w = first; w < words; w++) {
      first_word[w] = first;
      own_words[w] = ((1ull << (words - first)) - 1) << first;
      at_first.open |= 1ull << w;
    }
  }
  first_word[words] = words;
  nobody = 64 * words + 63;
  stride = 64 * (words + 1) + 16;
  by_replication = room(4 * (size_t)stride * BLOCK);
  for (int j = 0; j < BLOCK; j++) by_replication[(size_t)j * stride + nobody] = INFINITY;
  followers = room(2 * 4 * 64 * WORDS), further = room(4 * (links + count + 1));
  int *told = room(4 * 64 * WORDS), n = 1;
  for (int s = 0; s < 64 * WORDS; s++)
    for (int k = 0; k < OWN; k++) followers[4 * s + k] = 64 * (words + 1 + k);
  for (int a = 0; a < count; a++) {
    for (int to = a + 1; to < count; to++)
      for (int l = link_start[to]; l < link_start[to + 1]; l++) {
        if (link_from[l] != a) continue;
        uint16_t *own = followers + 4 * seat[a];
        if (told[seat[a]] < OWN) own[told[seat[a]]] = seat[to];
        else {
          if (!own[OWN]) own[OWN] = n;
          further[n++] = seat[to];
        }
        told[seat[a]]++;
        at_first.left[seat[to]]++;
      }
    if (told[seat[a]] > OWN) further[n++] = -1;
  }
  for (int a = 0; a < count; a++) {
    if (at_first.left[seat[a]]) continue;
    at_first.waiting[seat[a] >> 6] |= 1ull << (seat[a] & 63);
    at_first.filled |= 1ull << (seat[a] >> 6);
  }
  for (int k = 0; k < 2; k++) {
    State *s = &states[k];
    s->ready = room(4 * 64 * WORDS), s->start = room(4 * 64 * WORDS + 256);
    s->root = NEVER;
    for (int node = 0; node < 2 * LEAVES; node++) s->tree[node] = NEVER;
    for (int leaf = 0; leaf < LEAVES; leaf++) s->leaf[leaf] = leaf;
    s->free_count = LEAVES;
  }
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
  if (policy == PARALLEL) prepare_parallel();
  int final = policy == PARALLEL ? seat[count - 1] : count - 1;
  double best = 1e9;
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    end_sum[final] = 0;
    program_sum = 0;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int block = 0; block < blocks; block++) policy == PARALLEL ? parallel(block) : lockstep(block, policy);
    clock_gettime(CLOCK_MONOTONIC, &to);
    double took = (to.tv_sec - from.tv_sec) + 1e-9 * (to.tv_nsec - from.tv_nsec);
    best = took < best ? took : best;
  }
  printf("%.9g %.12g %.12g\n", best, end_sum[final], program_sum);
  return 0;
}
