/** The THA4 student poser against its network written op for op, and over a long time. */
package dev.avatar4j.benchmarks.tha4;
