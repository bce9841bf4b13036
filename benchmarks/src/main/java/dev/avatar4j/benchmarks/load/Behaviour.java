package dev.avatar4j.benchmarks.load;

/** How a viewer reads. */
enum Behaviour {
  /** As fast as frames come. */
  HEALTHY,
  /** Some 40 KB a second, a hundredth of what is sent. */
  SLOW,
  /** One frame, and then nothing. */
  STALLED,
  /** A few frames; then the connection is reset and a new one opened. */
  DYING,
  /** Some seconds; then a new one comes. */
  VISITING
}
