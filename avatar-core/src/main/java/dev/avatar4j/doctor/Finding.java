package dev.avatar4j.doctor;

import java.util.Optional;

/**
 * Something about a picture that could be better.
 *
 * @param id which check found it, such as {@code stray-pixels}; one check finds one thing at most
 * @param severity how much it matters
 * @param what what was found, a full sentence
 * @param where the part of the {@link Diagnosis#picture() fitted picture} concerned, if it is a
 *     part
 * @param cure what to do about it, a full sentence
 * @param repairable whether {@link ImageDoctor#repair} can do it without changing how the character
 *     looks
 */
public record Finding(
    String id,
    Severity severity,
    String what,
    Optional<Region> where,
    String cure,
    boolean repairable) {}
