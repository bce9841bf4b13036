/** Examines a character's picture, names each problem with its cure, and repairs the harmless. */
package dev.avatar4j.doctor;
