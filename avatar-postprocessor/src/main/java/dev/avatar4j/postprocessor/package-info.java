/** Pixel filters on linear RGBA frames. */
package dev.avatar4j.postprocessor;
