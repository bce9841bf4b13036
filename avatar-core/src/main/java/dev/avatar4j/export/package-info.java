/** Writes what a character can show to files: every emotion as a picture and a template. */
package dev.avatar4j.export;
