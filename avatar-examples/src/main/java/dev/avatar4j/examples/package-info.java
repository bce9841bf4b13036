/** Small programs to copy from. */
package dev.avatar4j.examples;
