/** Load on a server in a process of its own: many viewers, many avatars, bad readers, long runs. */
package dev.avatar4j.benchmarks.load;
