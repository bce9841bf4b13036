/** The facade an embedder uses, and the errors it reports. */
package dev.avatar4j;
