/**
 * Posers draw a character in a pose. A {@link dev.avatar4j.poser.PoserProvider} is found with
 * {@link java.util.ServiceLoader} by the scheme of a spec such as {@code warp} or {@code
 * tha4:/path/to/character_model}.
 */
package dev.avatar4j.poser;
