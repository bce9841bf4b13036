/** JMH benchmarks; see the README of this module. */
package dev.avatar4j.benchmarks;
