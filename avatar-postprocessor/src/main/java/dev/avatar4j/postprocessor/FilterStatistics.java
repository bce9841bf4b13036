package dev.avatar4j.postprocessor;

/**
 * How one filter of a chain fares.
 *
 * @param position its place in the chain, from 0
 * @param filter its name
 * @param failures how many frames it failed on, and was skipped for
 * @param lastFailure what it said last; empty if it never failed
 */
public record FilterStatistics(int position, String filter, long failures, String lastFailure) {}
