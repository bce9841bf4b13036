/** Threads that share out the work of one frame. */
package dev.avatar4j.concurrent;
