/**
 * Compares the ways in which a poser can be computed on a machine: how long a frame takes, how far
 * it is from the reference, what memory it needs; chooses one and remembers the choice.
 */
package dev.avatar4j.poser.selftest;
