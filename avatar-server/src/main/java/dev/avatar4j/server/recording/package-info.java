/**
 * Films: frames in order, written to one file or a folder, from a script ({@code avatar render}) or
 * from a live avatar.
 */
package dev.avatar4j.server.recording;
